import { columnOf, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import { isHidden, reachSql, requireRead } from './access.ts'
import { selectedIds } from './selected-ids.ts'
import type { Selection } from './selection.ts'

/** Records of any object that belongs to people: those named, or all that a list would show. */
export interface PeopleSelection {
  object: ObjectDefinition
  of: { ids: readonly string[] } | Selection
}

/**
 * A query that yields the `id` of each contact who is meant by a selection, once: the selected contacts, or those to whom the selected records belong, as
 * far as the actor may see both.
 *
 * @throws Problem `record.not-allowed`, `people.not-of-contacts` for records that belong to nobody
 */
export async function selectedPeople(
  ctx: Ctx,
  { object, of }: PeopleSelection,
): Promise<RawBuilder<unknown>> {
  const chosen = await chosenIds(ctx, object, of)
  if (object.name === 'contact') return chosen
  const contact = ctx.registry.object('contact')
  requireRead(ctx, contact)
  const field = object.fields.contact
  if (field?.kind !== 'reference' || field.to !== 'contact' || isHidden(ctx, object, 'contact'))
    throw notOfContacts(object)
  const pointing = sql`
    select ${sql.id(columnOf('contact', field))} from ${sql.table(object.table)} where id in (${chosen})`
  return sql`
    select person.id from contact as person
    where ${sql.join([sql`person.id in (${pointing})`, ...reachSql(ctx, contact, 'person')], sql` and `)}`
}

async function chosenIds(
  ctx: Ctx,
  object: ObjectDefinition,
  of: PeopleSelection['of'],
): Promise<RawBuilder<unknown>> {
  if (!('ids' in of)) return selectedIds(ctx, object, of)
  const visible = await selectedIds(ctx, object, {})
  return sql`select id from (${visible}) as visible where id = any(${[...of.ids]}::uuid[])`
}

const notOfContacts = ({ labelPlural }: ObjectDefinition): Problem =>
  new Problem('people.not-of-contacts', {
    status: 422,
    title: `${labelPlural} belong to no person.`,
    mend: 'Choose people, or records that name one.',
    field: 'object',
  })
