import { z } from 'zod'
import { endSecondFactor, usersWithSecondFactor } from '../../../platform/auth/second-factor.ts'
import { forgetSignIns, noteSignIn, readSignIns, signInOutcomes } from '../../../platform/auth/sign-ins.ts'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { defineJob } from '../../../platform/module.ts'
import { ctxFor, type Services } from '../../../records/index.ts'
import { requireWithin } from '../roles/require-within.ts'
import { changeAccess } from './change-access.ts'
import { findPerson } from './find-person.ts'

const config = (summary: string) => ({ permission: 'people.manage', tag: 'users', summary })

const asked = z.strictObject({
  before: z.uuid().optional().describe('The last one of the page before'),
  userId: z.uuid().optional(),
  outcome: z.enum(signInOutcomes).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Adds the list of who came in and who tried, and what can be done about the second factor of others. */
export function addSignInRoutes(app: App, services: Services): void {
  app.get(
    '/api/v1/sign-ins',
    { config: config('Who came in and who tried, newest first'), schema: { querystring: asked } },
    async (request) => {
      const { limit } = request.query
      const found = await readSignIns(services.db, { ...request.query, limit: limit + 1 })
      return { data: found.slice(0, limit), more: found.length > limit }
    },
  )
  app.get(
    '/api/v1/second-factors',
    { config: config('Ids of the users who sign in with a second factor') },
    async () => ({ data: await usersWithSecondFactor(services.db) }),
  )
  app.delete(
    '/api/v1/users/:id/second-factor',
    {
      config: config('Take the second factor from somebody who lost it, and sign them out'),
      schema: { params: z.strictObject({ id: z.uuid() }) },
    },
    async (request, reply) => {
      const { id } = request.params
      const ended = await changeAccess(ctxFor(services, actorOf(request)), { label: '' }, async (within) => {
        requireWithin(within, (await findPerson(within, id)).role)
        return endSecondFactor(within.db, id)
      })
      if (ended) {
        const { ip: address, headers } = request
        const change = {
          userId: id,
          outcome: 'secondFactorOff',
          address,
          userAgent: headers['user-agent'],
        } as const
        await noteSignIn(services.db, change, services.clock.now())
      }
      return reply.status(204).send()
    },
  )
}

const keptDays = 180

/** Forgets sign-ins after half a year. */
export const forgetOldSignIns = defineJob({
  name: 'governance.forget-sign-ins',
  schema: z.strictObject({}),
  cron: '31 3 * * *',
  run: (_, { services }) =>
    forgetSignIns(services.db, new Date(services.clock.now().getTime() - keptDays * 86_400_000)),
})
