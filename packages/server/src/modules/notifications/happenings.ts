import {
  columnOf,
  findMentions,
  type Mentionable,
  type NotificationKind,
  type ObjectDefinition,
} from '@regulars/model'
import { sql } from 'kysely'
import type { ChangeCounts, Ctx } from '../../records/index.ts'
import { isFollowable, type Place, placesOf, textOf, writtenFields } from './followable.ts'

/** Something of a change set that may be told: on whose page it happened, and what. */
export interface Happening {
  object: ObjectDefinition
  id: string
  kind: NotificationKind
  /** What was written there, when it is another record. */
  about?: { object: ObjectDefinition; id: string }
  /** Keys of fields that changed. */
  fields: readonly string[]
  /** For those alone; otherwise for whoever follows the record. */
  only?: readonly string[]
}

/** More of one object than these is the work of a multitude, of which nobody is told one by one. */
export const mostTold = 200

/** What happened in a change set, of each object that people follow or write. */
export async function happeningsOf(
  ctx: Ctx,
  changeSetId: string,
  counts: ChangeCounts,
  people: readonly Mentionable[],
): Promise<Happening[]> {
  const found: Happening[] = []
  for (const [name, { created = 0, updated = 0, removed = 0, restored = 0 }] of Object.entries(counts)) {
    const object = ctx.registry.find(name)
    if (!object || !isFollowable(object) || created + updated + removed + restored > mostTold) continue
    if (created > 0) found.push(...(await madeOf(ctx, changeSetId, object, people)))
    if (updated + removed + restored > 0) found.push(...(await changedOf(ctx, changeSetId, object, people)))
  }
  return found
}

type Row = Record<string, unknown> & { id: string }

async function madeOf(
  ctx: Ctx,
  changeSetId: string,
  object: ObjectDefinition,
  people: readonly Mentionable[],
): Promise<Happening[]> {
  const { rows } = await sql<{ row: Row }>`
    select to_jsonb(record) as row from ${sql.table(object.table)} as record
    where change_set_id = ${changeSetId} limit ${sql.lit(mostTold)}`.execute(ctx.db)
  const places = placesOf(ctx.registry, object)
  return rows.flatMap(({ row }) => [
    ...(typeof row.owner_id === 'string'
      ? [{ object, id: row.id, kind: 'assigned' as const, fields: [], only: [row.owner_id] }]
      : []),
    ...standsAt(row, places).map(({ to, id }) => ({
      object: to,
      id,
      kind: 'written' as const,
      about: { object, id: row.id },
      fields: [],
    })),
    ...mentionsIn(object, row, undefined, places, people),
  ])
}

interface ChangeRow {
  recordId: string
  op: string
  before: Record<string, unknown>
  after: Record<string, unknown>
  row: Row | null
}

const kindByOperation: Record<string, NotificationKind> = {
  update: 'changed',
  remove: 'removed',
  restore: 'restored',
}

async function changedOf(
  ctx: Ctx,
  changeSetId: string,
  object: ObjectDefinition,
  people: readonly Mentionable[],
): Promise<Happening[]> {
  const { rows } = await sql<ChangeRow>`
    select change.record_id, op, before, after, to_jsonb(record) as row
    from change left join ${sql.table(object.table)} as record on record.id = change.record_id
    where change.change_set_id = ${changeSetId} and object = ${object.name} and op in ('update', 'remove', 'restore')
    order by change.id limit ${sql.lit(mostTold)}`.execute(ctx.db)
  const places = placesOf(ctx.registry, object)
  return rows.flatMap(({ recordId: id, op, before, after, row }): Happening[] => {
    const fields = fieldsIn(object, after)
    if (op === 'update' && fields.length === 0) return []
    const told = { object, id, kind: kindByOperation[op]!, fields }
    const given = after.owner_id
    return [
      told,
      ...(typeof given === 'string'
        ? [{ object, id, kind: 'assigned' as const, fields: [], only: [given] }]
        : []),
      ...(row && op === 'update' ? mentionsIn(object, row, { ...row, ...before }, places, people) : []),
    ]
  })
}

/** What people themselves write of a record; what follows from other records is no news. */
const fieldsIn = (object: ObjectDefinition, after: Record<string, unknown>): string[] =>
  Object.entries(object.fields).flatMap(([key, field]) =>
    columnOf(key, field) in after && !field.internal && !field.readOnly && (!field.system || key === 'owner')
      ? key
      : [],
  )

const standsAt = (row: Row, places: readonly Place[]): Array<{ to: ObjectDefinition; id: string }> =>
  places.flatMap(({ to, column }) => {
    const id = row[column]
    return typeof id === 'string' ? { to, id } : []
  })

/** Who is mentioned in a record now and was not before, told on the first page where it stands. */
function mentionsIn(
  object: ObjectDefinition,
  row: Row,
  before: Row | undefined,
  places: readonly Place[],
  people: readonly Mentionable[],
): Happening[] {
  const mentioned = (of: Row | undefined) =>
    writtenFields(object).flatMap(({ column }) => findMentions(textOf(of?.[column]), people))
  const known = mentioned(before)
  const only = mentioned(row).filter((id) => !known.includes(id))
  if (only.length === 0) return []
  const [place] = standsAt(row, places)
  return [
    place
      ? { object: place.to, id: place.id, kind: 'mentioned', about: { object, id: row.id }, fields: [], only }
      : { object, id: row.id, kind: 'mentioned', fields: [], only },
  ]
}
