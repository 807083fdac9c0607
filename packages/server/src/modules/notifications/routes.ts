import {
  type Actor,
  allows,
  mailTimes,
  type NotificationTopic,
  type ObjectDefinition,
  scopeOf,
} from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { type App, actorOf, type Request } from '../../platform/http/route.ts'
import { type Ctx, ctxFor, get, isHidden, requireRead, type Services } from '../../records/index.ts'
import { choicesOf, keepChoice, topics } from './choices.ts'
import { actorsOf, reachOf, seenBy } from './colleagues.ts'
import { readFollowing, setFollowing } from './follow.ts'
import { noSuchObject, onlyForPeople } from './problems.ts'
import { readNotifications } from './read-notifications.ts'
import { notificationsTopic } from './write-notifications.ts'

const ofRecord = z.strictObject({
  object: z.string().max(60).describe('Name of the object: contact.'),
  id: z.uuid(),
})
const config = (summary: string) => ({ permission: 'signed-in', tag: 'notifications', summary })

/** Adds the routes by which people follow records, mention each other and are told what happened. */
export function addNotificationRoutes(app: App, services: Services): void {
  addFollowRoutes(app, services)
  addBellRoutes(app, services)
  addChoiceRoutes(app, services)
}

function addFollowRoutes(app: App, services: Services): void {
  const path = '/api/v1/follows/:object/:id'
  app.get(path, { config: config('Whether I follow a record'), schema: { params: ofRecord } }, (request) => {
    const ctx = ctxOf(services, request)
    return readFollowing(ctx, objectOf(ctx, request.params.object), request.params.id)
  })
  const set = (following: boolean) => (request: Request) => {
    const ctx = ctxOf(services, request)
    const { object, id } = request.params as z.output<typeof ofRecord>
    return setFollowing(ctx, objectOf(ctx, object), id, following)
  }
  app.put(path, { config: config('Follow a record'), schema: { params: ofRecord } }, set(true))
  app.delete(path, { config: config('Follow a record no longer'), schema: { params: ofRecord } }, set(false))
  app.get(
    '/api/v1/mentionable/:object/:id',
    {
      config: config('Colleagues who see a record, and so can be mentioned on it'),
      schema: { params: ofRecord, querystring: z.strictObject({ q: z.string().max(100).default('') }) },
    },
    async (request) => {
      const ctx = ctxOf(services, request)
      const object = objectOf(ctx, request.params.object)
      const { id } = request.params
      await get(ctx, object, id)
      const sees = async (actor: Actor) => (await seenBy(ctx, actor, object, [id])).size > 0
      return { data: await mentionable(ctx, sees, request.query.q) }
    },
  )
  app.get(
    '/api/v1/mentionable/:object',
    {
      config: config('Colleagues who will see a record that is only being made'),
      schema: { params: ofRecord.pick({ object: true }), querystring: aboutNew },
    },
    async (request) => {
      const ctx = ctxOf(services, request)
      const object = objectOf(ctx, request.params.object)
      if (!allows(ctx.actor, `${object.name}.create`)) return { data: [] }
      const { q, ownerId = ctx.actor.userId } = request.query
      return { data: await mentionable(ctx, async (actor) => willSee(actor, object, ownerId), q) }
    },
  )
}

const aboutNew = z.strictObject({
  q: z.string().max(100).default(''),
  ownerId: z.uuid().optional().describe('Who will look after it; without it, I.'),
})

/** Whether somebody will see a record of this owner, as far as that is known before it is there; writing it asks again. */
function willSee(
  { role, userId, teamUserIds }: Actor,
  object: ObjectDefinition,
  ownerId: string | null,
): boolean {
  const scope = scopeOf(role, object.name, 'read')
  if (scope === 'none' || object.ownership !== 'owner') return scope !== 'none'
  if (scope === 'mine') return ownerId === userId
  return scope !== 'team' || (ownerId !== null && teamUserIds.includes(ownerId))
}

/** So many colleagues are looked at for one that is offered; whoever types more letters finds the others. */
const mostOffered = 8

async function mentionable(ctx: Ctx, sees: (actor: Actor) => Promise<boolean>, typed: string) {
  const user = ctx.registry.object('user')
  requireRead(ctx, user)
  if (isHidden(ctx, user, 'name')) return []
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from app_user as record
    where active and id is distinct from ${ctx.actor.userId}::uuid and ${reachOf(ctx, user, 'record')}
      and (fold(name) like fold(${likeStart(typed)}) or fold(name) like fold(${`% ${likeStart(typed)}`}))
    order by name, id limit ${sql.lit(2 * mostOffered)}`.execute(ctx.db)
  const offered: typeof rows = []
  for (const [userId, actor] of await actorsOf(
    ctx.services,
    rows.map((row) => row.id),
  )) {
    const person = rows.find((row) => row.id === userId)!
    if (await sees(actor)) offered.push(person)
    if (offered.length === mostOffered) break
  }
  return offered
}

const likeStart = (typed: string): string => `${typed.replace(/[\\%_]/g, '\\$&')}%`

const readBody = z.strictObject({
  object: z
    .string()
    .max(60)
    .optional()
    .describe('With an id: what I was told of this record. Without: everything.'),
  id: z.uuid().optional(),
  until: z.iso
    .datetime({ offset: true })
    .describe('The newest that was seen; what comes later stays unread.'),
})

function addBellRoutes(app: App, services: Services): void {
  app.get(
    '/api/v1/notifications',
    { config: config('What happened that I want to know, by record') },
    (request) => readNotifications(ctxOf(services, request)),
  )
  app.post(
    '/api/v1/notifications/read',
    { config: config('Mark as read'), schema: { body: readBody } },
    async (request, reply) => {
      const { db, actor, services: all } = ctxOf(services, request)
      const { object, id, until } = request.body
      const which = object && id ? sql`and object = ${object} and record_id = ${id}` : sql``
      await sql`
        update notification set read_at = ${all.clock.now()}
        where user_id = ${actor.userId} and in_app and read_at is null and at <= ${until} ${which}`.execute(
        db,
      )
      await all.live.publish(notificationsTopic, { userIds: [actor.userId] })
      return reply.status(204).send()
    },
  )
}

const choice = z.strictObject({ inApp: z.boolean(), mail: z.enum(mailTimes) })
const choices = z.partialRecord(z.enum(topics as [NotificationTopic, ...NotificationTopic[]]), choice)

function addChoiceRoutes(app: App, services: Services): void {
  const path = '/api/v1/me/notification-choices'
  const read = async ({ db, actor, services: { mail, settings } }: Ctx) => ({
    choices: (await choicesOf({ db }, [actor.userId!])).get(actor.userId!),
    /** Whether mails leave at all. */
    sends: mail.sends && settings.get('mailFrom') !== null,
  })
  app.get(path, { config: config('How I want to be told of what happens') }, (request) =>
    read(ctxOf(services, request)),
  )
  app.patch(
    path,
    { config: config('Say how I want to be told of what happens'), schema: { body: choices } },
    async (request) => {
      const ctx = ctxOf(services, request)
      for (const topic of topics) {
        const chosen = request.body[topic]
        if (chosen) await keepChoice(ctx, ctx.actor.userId!, topic, chosen)
      }
      return read(ctx)
    },
  )
}

/** Only people are told. @throws Problem `notification.only-people` */
function ctxOf(services: Services, request: Request): Ctx {
  const actor = actorOf(request)
  if (actor.kind !== 'user' || actor.userId === null) throw onlyForPeople()
  return ctxFor(services, actor)
}

function objectOf({ registry }: Ctx, name: string): ObjectDefinition {
  const object = registry.find(name)
  if (!object) throw noSuchObject(name)
  return object
}
