import { type ObjectDefinition, references, type SurvivorshipRuleName, scopeOf } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { type ValueSource, valueSources } from '../history/value-sources.ts'
import { isHidden, requireRead } from '../read/access.ts'
import { get } from '../read/get.ts'
import { tellsByRule } from '../undo/made-by-rule.ts'
import { attachmentsOf } from './attached.ts'
import { type ChosenValue, chooseValues, mayChoose } from './choose-values.ts'
import { nothingToMerge } from './merge-problems.ts'

/** One of the records that are to become one, with where each of its values comes from. */
export interface PreviewedRecord {
  /** The record, with what it points to. */
  values: Record<string, unknown>
  sources: Record<string, ValueSource>
  /** How many records hang on it, by object. */
  attached: Record<string, number>
}

/** What a merge would make. */
export interface MergePreview {
  /** That which stays first. */
  records: PreviewedRecord[]
  /** What each field would be by its rule; fields that the one who asks may change. */
  chosen: ChosenValue[]
  rules: Readonly<Record<string, SurvivorshipRuleName>>
}

/**
 * Shows records side by side before they become one, with what the rules would choose.
 *
 * @throws Problem `merge.nothing`, `record.not-found`
 */
export async function previewMerge(
  ctx: Ctx,
  object: ObjectDefinition,
  into: string,
  from: readonly string[],
): Promise<MergePreview> {
  requireRead(ctx, object)
  const ids = [into, ...new Set(from.filter((id) => id !== into))]
  if (ids.length < 2 || !object.bin) throw nothingToMerge(object)
  const include = references(object)
    .filter(([key, { to }]) => !isHidden(ctx, object, key) && scopeOf(ctx.actor.role, to, 'read') !== 'none')
    .map(([key]) => key)
  const rows = await Promise.all(ids.map(async (id) => ({ ...(await get(ctx, object, id, { include })) })))
  const sources = await valueSources(ctx, object, ids)
  const attached = await countAttached(ctx, object, ids)
  const rules = ctx.services.settings.get('survivorship')
  const records = rows.map((values: Record<string, unknown>) => ({
    id: String(values.id),
    version: Number(values.version),
    values,
  }))
  return {
    records: records.map(({ id, values }) => ({
      values,
      sources: Object.fromEntries(
        Object.keys(values).flatMap((property) => {
          const source = sources(id, property)
          return source ? [[property, source]] : []
        }),
      ),
      attached: attached.get(id) ?? {},
    })),
    chosen: chooseValues(object, records, { sources, rules, take: {} }).filter(({ property }) =>
      mayChoose(ctx, object, property),
    ),
    rules,
  }
}

async function countAttached(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<Map<string, Record<string, number>>> {
  const counts = new Map<string, Record<string, number>>()
  for (const { from, column } of attachmentsOf(ctx, object)) {
    const { rows } = await sql<{ id: string; count: number }>`
      select ${sql.id(column)} as id, count(*)::integer as count from ${sql.table(from.table)} as record
      where ${sql.id(column)} = any(${[...ids]}::uuid[]) and not (${tellsByRule(ctx, from, 'record')})
        ${from.bin ? sql`and deleted_at is null` : sql``}
      group by 1`.execute(ctx.db)
    for (const { id, count } of rows) {
      const known = counts.get(id) ?? {}
      counts.set(id, { ...known, [from.name]: (known[from.name] ?? 0) + count })
    }
  }
  return counts
}
