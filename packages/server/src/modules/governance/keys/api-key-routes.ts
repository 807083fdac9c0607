import { sql } from 'kysely'
import { z } from 'zod'
import { createApiKey, revokeApiKey } from '../../../platform/auth/api-keys.ts'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { ctxFor, type Services } from '../../../records/index.ts'
import { forgetActors } from '../actors/forget-actors.ts'
import { noSuch } from '../problems.ts'
import { requireWithin } from '../roles/require-within.ts'
import { findRole } from '../roles/stored-role.ts'

const path = '/api/v1/api-keys'

/** Adds the routes of the keys with which programs come in. */
export function addApiKeyRoutes(app: App, services: Services): void {
  const config = (summary: string) => ({ permission: 'apiKey.manage', summary })
  app.get(path, { config: config('API keys that work') }, async () => ({ data: await listKeys(services) }))
  app.post(
    path,
    {
      config: config('Make an API key; it is shown this once'),
      schema: { body: z.strictObject({ name: z.string().trim().min(1).max(100), roleId: z.uuid() }) },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const ctx = ctxFor(services, actor)
      const { name, roleId } = request.body
      requireWithin(ctx, await findRole(ctx, roleId, 'roleId'))
      const { apiKey, key } = await createApiKey(services.db, { name, roleId, createdBy: actor.userId })
      request.log.info({ apiKey: apiKey.id, by: actor.userId }, 'An API key was made.')
      return reply.status(201).send({ ...apiKey, key })
    },
  )
  app.delete(
    `${path}/:id`,
    { config: config('End an API key'), schema: { params: z.strictObject({ id: z.uuid() }) } },
    async (request, reply) => {
      const ended = await revokeApiKey(services.db, request.params.id, services.clock.now())
      if (!ended) throw noSuch('API key')
      await forgetActors(services)
      request.log.info({ apiKey: request.params.id, by: actorOf(request).userId }, 'An API key was ended.')
      return reply.status(204).send()
    },
  )
}

async function listKeys({ db }: Services) {
  const { rows } = await sql`
    select api_key.id, api_key.name, prefix, api_key.created_at, last_used_at,
      json_build_object('id', role.id, 'label', role.label) as role,
      case when maker.id is not null then json_build_object('id', maker.id, 'name', maker.name) end as created_by
    from api_key
    left join role on role.id = api_key.role_id
    left join app_user as maker on maker.id = api_key.created_by
    where revoked_at is null order by api_key.created_at desc`.execute(db)
  return rows
}
