import { capabilities, role } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf, type Reply, type Request } from '../../../platform/http/route.ts'
import { type Ctx, ctxFor, getJson, type Services, versionAsked } from '../../../records/index.ts'
import { changeRole, copyRole, removeRole } from './change-roles.ts'

const path = '/api/v1/roles'
const params = z.strictObject({ id: z.uuid() })

const label = z.string().trim().min(1, 'must not be empty').max(100)
const description = z.string().trim().max(500)
const rights = z
  .looseObject({})
  .describe(
    '{ objects: { contact: { read: "team", … } }, fields: { contact: { email: "hidden" } }, capabilities: […] }',
  )

const newRole = z.strictObject({
  copyOf: z.uuid(),
  label,
  description: description.optional(),
  rights: rights.optional(),
})
const roleChanges = z.strictObject({
  label: label.optional(),
  description: description.optional(),
  rights: rights.optional(),
})

const config = (summary: string) => ({ permission: 'role.manage', tag: 'roles', summary })

/** Adds the routes that change roles; reading them is the record engine's. */
export function addRoleRoutes(app: App, services: Services): void {
  const ctx = (request: Request) => ctxFor(services, actorOf(request))
  app.post(
    path,
    { config: config('Make a role from another one'), schema: { body: newRole } },
    async (request, reply) => {
      const { copyOf, ...values } = request.body
      const id = await copyRole(ctx(request), copyOf, values)
      return sendRole(ctx(request), id, reply.status(201).header('location', `${path}/${id}`))
    },
  )
  app.patch(
    `${path}/:id`,
    {
      config: config('Change what a role is called and what it opens'),
      schema: { params, body: roleChanges },
    },
    async (request, reply) => {
      await changeRole(ctx(request), request.params.id, request.body, versionAsked(request))
      return sendRole(ctx(request), request.params.id, reply)
    },
  )
  app.delete(
    `${path}/:id`,
    { config: config('Remove a role that nobody has'), schema: { params } },
    async (request, reply) => {
      await removeRole(ctx(request), request.params.id)
      return reply.status(204).send()
    },
  )
  app.get('/api/v1/capabilities', { config: config('What a role can open') }, () => ({
    data: Object.entries(capabilities).map(([name, sentence]) => ({ name, label: sentence })),
  }))
}

async function sendRole(ctx: Ctx, id: string, reply: Reply): Promise<Reply> {
  const { json, version } = await getJson(ctx, role, id)
  return reply.header('etag', `"${version}"`).type('application/json; charset=utf-8').send(json)
}
