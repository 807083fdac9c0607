import { user } from '@regulars/model'
import { z } from 'zod'
import { endSessions } from '../../../platform/auth/users.ts'
import { type App, actorOf, type Reply, type Request } from '../../../platform/http/route.ts'
import { type Ctx, ctxFor, getJson, type Services, versionAsked } from '../../../records/index.ts'
import { requireWithin } from '../roles/require-within.ts'
import { publicAddress } from '../setup/public-address.ts'
import { changeAccess } from './change-access.ts'
import { changePerson } from './change-person.ts'
import { activatePerson, deactivatePerson } from './deactivate-person.ts'
import { newEmail, profileFields } from './fields.ts'
import { findPerson } from './find-person.ts'
import { passwordLink } from './links.ts'

const params = z.strictObject({ id: z.uuid() })
const path = '/api/v1/users/:id'

/** Adds the routes that change who works here and what they may do; reading is the record engine's. */
export function addPeopleRoutes(app: App, services: Services): void {
  const ctx = (request: Request) => ctxFor(services, actorOf(request))
  const config = (summary: string) => ({ permission: 'people.manage', tag: 'users', summary })
  const changes = z.strictObject({
    ...profileFields,
    email: newEmail.optional(),
    roleId: z.uuid().optional(),
    teamId: z.uuid().nullable().optional(),
  })
  app.patch(
    path,
    { config: config('Change a name, address, role or team'), schema: { params, body: changes } },
    async (request, reply) => {
      const { id } = request.params
      await changePerson(ctx(request), id, request.body, versionAsked(request))
      return sendUser(ctx(request), id, reply)
    },
  )
  const leaving = z.strictObject({
    handOverTo: z.uuid().nullable().optional().describe('Who looks after their records; null for nobody'),
    keepApiKeys: z.boolean().optional().describe('Their API keys work on, as those of whom takes over'),
  })
  app.post(
    `${path}/deactivate`,
    { config: config('Let somebody in no more'), schema: { params, body: leaving } },
    (request) => deactivatePerson(ctx(request), request.params.id, request.body),
  )
  app.post(
    `${path}/activate`,
    { config: config('Let somebody in again'), schema: { params } },
    async (request, reply) => {
      await activatePerson(ctx(request), request.params.id)
      return sendUser(ctx(request), request.params.id, reply)
    },
  )
  addWayInRoutes(app, services)
}

/** What can be done about how somebody signs in, without knowing their password. */
function addWayInRoutes(app: App, services: Services): void {
  const config = (summary: string) => ({ permission: 'people.manage', tag: 'users', summary })
  app.post(
    `${path}/sign-out`,
    { config: config('Sign somebody out everywhere'), schema: { params } },
    async (request, reply) => {
      await changeAccess(ctxFor(services, actorOf(request)), { label: '' }, async (within) => {
        requireWithin(within, (await findPerson(within, request.params.id)).role)
        await endSessions(within.db, request.params.id)
      })
      return reply.status(204).send()
    },
  )
  app.post(
    `${path}/password-link`,
    { config: config('Make a link with which somebody chooses a new password'), schema: { params } },
    async (request) => {
      const ctx = ctxFor(services, actorOf(request))
      const person = await findPerson(ctx, request.params.id)
      requireWithin(ctx, person.role)
      const token = await services.auth.newPasswordToken(person.id)
      return { link: passwordLink(publicAddress(services.config, request), token) }
    },
  )
}

async function sendUser(ctx: Ctx, id: string, reply: Reply): Promise<Reply> {
  const { json, version } = await getJson(ctx, user, id)
  return reply.header('etag', `"${version}"`).type('application/json; charset=utf-8').send(json)
}
