import { columnOf, labelOf, type NotificationKind, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Ctx, isHidden } from '../../records/index.ts'
import { reachOf } from './colleagues.ts'

/** One thing that somebody is told. */
export interface Notification {
  id: string
  kind: NotificationKind
  at: Date
  readAt: Date | null
  /** Who did it, “Somebody” where they may not be seen; null for the product itself. */
  by: string | null
  /** What was written or added, when it is another record than the one it stands on. */
  about: { object: string; id: string; label: string; title: string } | null
  /** What people call the fields that changed. */
  fields: string[]
}

/** What somebody is told of one record, the newest first. */
export interface NotificationGroup {
  object: string
  id: string
  /** What one record of the object is called. */
  label: string
  title: string
  unread: number
  notifications: Notification[]
}

/** So many are looked at; what is older is in the history of its record. */
const mostRead = 200

interface Row {
  id: string
  object: string
  recordId: string
  kind: NotificationKind
  aboutObject: string | null
  aboutId: string | null
  fields: string[]
  byId: string | null
  at: Date
  readAt: Date | null
}

/** What the actor is told at the bell, by record, the newest first; of what they do not see any more nothing. */
export async function readNotifications(ctx: Ctx): Promise<{ data: NotificationGroup[]; unread: number }> {
  return groupsFor(ctx, sql`user_id = ${ctx.actor.userId} and in_app order by at desc, id desc`)
}

/**
 * Notifications that a condition names, by record, as far as the actor sees what they speak of.
 * @param which the rest of the statement after `where`, with its order
 */
export async function groupsFor(
  ctx: Ctx,
  which: RawBuilder<unknown>,
): Promise<{ data: NotificationGroup[]; unread: number }> {
  const { rows } = await sql<Row>`
    select id, object, record_id, kind, about_object, about_id, fields, by_id, at, read_at from notification
    where ${which} limit ${sql.lit(mostRead)}`.execute(ctx.db)
  const titles = await seenTitles(ctx, rows)
  const groups = new Map<string, NotificationGroup>()
  for (const row of rows) {
    const object = ctx.registry.find(row.object)
    const title = titles(row.object, row.recordId)
    if (!object || title === undefined) continue
    const told = toNotification(ctx, object, row, titles)
    if (!told) continue
    const key = `${row.object} ${row.recordId}`
    const group = groups.get(key) ?? newGroup(object, row.recordId, title)
    groups.set(key, group)
    group.notifications.push(told)
    if (!told.readAt) group.unread += 1
  }
  const data = [...groups.values()]
  return { data, unread: data.reduce((sum, { unread }) => sum + unread, 0) }
}

const newGroup = ({ name, label }: ObjectDefinition, id: string, title: string): NotificationGroup => ({
  object: name,
  id,
  label,
  title,
  unread: 0,
  notifications: [],
})

function toNotification(
  ctx: Ctx,
  object: ObjectDefinition,
  { id, kind, at, readAt, byId, aboutObject, aboutId, fields }: Row,
  titles: Titles,
): Notification | undefined {
  const told = {
    id,
    kind,
    at,
    readAt,
    by: byId && (titles('user', byId) ?? 'Somebody'),
    about: null,
    fields: fields.flatMap((key) => {
      const field = object.fields[key]
      return field && !isHidden(ctx, object, key) ? labelOf(key, field) : []
    }),
  }
  // That only fields changed which one may not see is nothing to tell.
  if (kind === 'changed' && told.fields.length === 0) return undefined
  if (!aboutObject || !aboutId) return told
  const title = titles(aboutObject, aboutId)
  const about = ctx.registry.find(aboutObject)
  return about && title !== undefined
    ? { ...told, about: { object: aboutObject, id: aboutId, label: about.label, title } }
    : undefined
}

/** What a record is called; undefined when it is not seen. */
type Titles = (object: string, id: string) => string | undefined

async function seenTitles(ctx: Ctx, rows: readonly Row[]): Promise<Titles> {
  const wanted = rows.flatMap(({ object, recordId, aboutObject, aboutId, byId }) => [
    { object, id: recordId },
    ...(aboutObject && aboutId ? [{ object: aboutObject, id: aboutId }] : []),
    ...(byId ? [{ object: 'user', id: byId }] : []),
  ])
  const titles = new Map<string, string>()
  for (const [name, records] of Map.groupBy(wanted, ({ object }) => object)) {
    const object = ctx.registry.find(name)
    if (!object) continue
    const ids = [...new Set(records.map(({ id }) => id))]
    for (const { id, title } of await readTitles(ctx, object, ids)) titles.set(`${name} ${id}`, title)
  }
  return (object, id) => titles.get(`${object} ${id}`)
}

async function readTitles(ctx: Ctx, object: ObjectDefinition, ids: readonly string[]) {
  const title = isHidden(ctx, object, object.title)
    ? sql`null`
    : sql`left(${sql.id('record', columnOf(object.title, object.fields[object.title]!))}::text, 200)`
  const { rows } = await sql<{ id: string; title: string }>`
    select record.id, coalesce(nullif(split_part(${title}, E'\n', 1), ''), ${`${object.label} without a name`}) as title
    from ${sql.table(object.table)} as record
    where record.id = any(${[...ids]}::uuid[]) and ${reachOf(ctx, object, 'record')}`.execute(ctx.db)
  return rows
}
