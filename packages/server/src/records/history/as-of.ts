import { isComputed, type ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Column } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { visibleColumns } from '../read/access.ts'
import type { RowJson } from '../write/record-rows.ts'
import { seeRecord } from './see-record.ts'
import { titlesOf } from './titles.ts'

/**
 * A record as it was at a moment, by property; what it pointed to then is named beside, as far as it may be seen: `company: { id, name }`. What is computed from other records is left out, since it is not in the history.
 *
 * @throws Problem `record.not-found`, `record.not-yet` when it was made later
 */
export async function asOf(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  moment: Date,
): Promise<Record<string, unknown>> {
  const { row, createdAt } = await seeRecord(ctx, object, id)
  if (new Date(createdAt) > moment) throw notYet(object, createdAt)
  const then = { ...row, ...(await valuesBefore(ctx, object, id, moment)) }
  const computed = computedFields(ctx, object)
  const shown = visibleColumns(ctx, object).filter(
    ({ key }) => !computed.has(key) && key !== 'version' && key !== 'updatedAt',
  )
  const values = Object.fromEntries(shown.map(({ name, property }) => [property, then[name] ?? null]))
  return { id, ...values, ...(await pointedTo(ctx, shown, then)) }
}

/** What a record pointed to, by the keys of its references; what may not be seen, or is gone for good, is null. */
async function pointedTo(
  ctx: Ctx,
  shown: readonly Column[],
  then: RowJson,
): Promise<Record<string, { id: string } | null>> {
  const pointing = shown.flatMap(({ key, name, field }) => {
    const id = then[name]
    return field.kind === 'reference' && field.to !== 'changeSet' && typeof id === 'string'
      ? { key, object: field.to, id }
      : []
  })
  const titles = await titlesOf(ctx, pointing)
  return Object.fromEntries(
    pointing.map(({ key, object, id }) => {
      const title = titles(object, id)
      return [key, title === undefined ? null : { id, [ctx.registry.object(object).title]: title }]
    }),
  )
}

/** What each value was before its first change after the moment. */
async function valuesBefore(ctx: Ctx, object: ObjectDefinition, id: string, moment: Date): Promise<RowJson> {
  const { rows } = await sql<{ values: RowJson | null }>`
    select jsonb_object_agg(key, value) as values from (
      select distinct on (key) key, value from change cross join lateral jsonb_each(before)
      where object = ${object.name} and record_id = ${id} and at > ${moment}
        and op in ('update', 'remove', 'restore')
      order by key, change.id
    ) as first`.execute(ctx.db)
  return rows[0]?.values ?? {}
}

/** A computed field that people may also write is in the history, as far as they did. */
function computedFields({ services: { rules } }: Ctx, { name, fields }: ObjectDefinition): Set<string> {
  const kept = rules.derivations.filter(({ object }) => object === name).flatMap((rule) => rule.fields)
  return new Set([
    ...kept.filter((key) => fields[key]?.readOnly),
    ...Object.keys(fields).filter((key) => isComputed(fields[key]!)),
  ])
}

function notYet(object: ObjectDefinition, createdAt: string): Problem {
  return new Problem('record.not-yet', {
    status: 404,
    title: `This ${object.label.toLowerCase()} was not there yet.`,
    mend: 'Ask for a later moment.',
    extra: { createdAt },
  })
}
