import { type Actor, acts, type Registry, scopeOf } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { ctxFor, type Services } from '../../../records/index.ts'
import { changeProfile } from '../people/change-person.ts'
import { profileFields } from '../people/fields.ts'
import { onlyPeople } from '../problems.ts'

/** Adds the routes about whoever asks. */
export function addMeRoutes(app: App, services: Services): void {
  const path = '/api/v1/me'
  app.get(
    path,
    {
      config: {
        permission: 'signed-in',
        summary: 'Who I am, for whom I work, and what I may do',
        withoutSecondFactor: true,
      },
    },
    (request) => describeMe(services, actorOf(request)),
  )
  app.patch(
    path,
    {
      config: { permission: 'signed-in', summary: 'Change my name, language or time zone' },
      schema: { body: z.strictObject(profileFields) },
    },
    async (request) => {
      const actor = actorOf(request)
      if (actor.kind !== 'user' || actor.userId === null) throw onlyPeople()
      await changeProfile(ctxFor(services, actor), actor.userId, request.body)
      return describeMe(services, { ...actor, name: request.body.name ?? actor.name })
    },
  )
}

/** What a screen needs to know before it draws anything. */
async function describeMe({ db, settings, definitions }: Services, actor: Actor) {
  const { businessName: name, currency, timeZone, locale } = settings.all()
  const { key, label, fields } = actor.role
  return {
    kind: actor.kind,
    name: actor.name,
    user: await readUser(db, actor.userId),
    business: { name, currency, timeZone, locale },
    role: { key, label },
    /** Nothing else is answered until they have turned on a second factor. */
    lacksSecondFactor: actor.lacksSecondFactor ?? false,
    permissions: permissionsOf(actor, definitions.registry),
    /** Fields that are not open to be written, by object. */
    fieldLevels: fields,
    settings: settings.all(),
  }
}

async function readUser(db: Services['db'], userId: string | null) {
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select id, name, email, locale, time_zone, team_id from app_user where id = ${userId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Capabilities, and acts on objects that are open on some record: `contact.update`. `*` for who may do everything. */
export function permissionsOf({ role }: Pick<Actor, 'role'>, registry: Registry): string[] {
  if (role.capabilities.includes('*')) return ['*']
  const onObjects = registry.objects.flatMap((object) =>
    acts
      .filter((act) => act === 'read' || object.writes === 'records')
      .filter((act) => scopeOf(role, object.name, act) !== 'none')
      .map((act) => `${object.name}.${act}`),
  )
  return [...role.capabilities, ...onObjects]
}
