import {
  columnOf,
  type Field,
  isWoven,
  mergeableFields,
  type ObjectDefinition,
  type SurvivorshipRuleName,
  trustOfKind,
} from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'

/** Kinds of change set that bring values from elsewhere. What a person types is never held back. */
const fromElsewhere = new Set(['import', 'api', 'form'])

/**
 * Which values of patches lose against those that are there, by the rules that the business chose for its fields: what is kept stays, what is more trusted or
 * says more is not written over. Fields without a rule are written over as ever.
 *
 * @param patches a query that yields `id` and `patch` (jsonb: value by column)
 * @returns a query that yields `id` and `columns`; undefined when no rule can hold anything back
 */
export function losingValues(
  ctx: Ctx,
  object: ObjectDefinition,
  patches: RawBuilder<unknown>,
): RawBuilder<{ id: string; columns: string[] }> | undefined {
  if (!fromElsewhere.has(changeSetOf(ctx).kind)) return undefined
  const losing = ruledFields(ctx, object).map(({ columns, column, loses }) => {
    const there = sql.id('record', column)
    return sql`
      select patched.id, unnest(array[${sql.join(columns)}]::text[]) as "column"
      from patched join ${sql.table(object.table)} as record on record.id = patched.id
      where patched.patch ->> ${column} is not null and ${there} is not null and ${there}::text <> ''
        and to_jsonb(${there}) is distinct from patched.patch -> ${column} and ${loses}`
  })
  if (losing.length === 0) return undefined
  return sql`
    with patched as materialized (${patches}), lost as (${sql.join(losing, sql` union all `)})
    select id, array_agg("column") as columns from lost group by id`
}

interface RuledField {
  column: string
  /** The column, and that of the currency that goes with an amount. */
  columns: string[]
  /** Whether the value of `patched` loses against that of `record`. */
  loses: RawBuilder<unknown>
}

function ruledFields(ctx: Ctx, object: ObjectDefinition): RuledField[] {
  const rules = ctx.services.settings.get('survivorship')
  return mergeableFields(object).flatMap(([key, field]) => {
    const rule = rules[`${object.name}.${key}`]
    if (!rule || rule === 'newest' || field.kind === 'multiSelect' || isWoven(field)) return []
    const column = columnOf(key, field)
    const currency = field.kind === 'money' && field.currency ? [columnOfKey(object, field.currency)] : []
    return [{ column, columns: [column, ...currency], loses: losesBy[rule](ctx, object, column) }]
  })
}

const columnOfKey = (object: ObjectDefinition, key: string): string =>
  columnOf(key, object.fields[key] as Field)

type Loses = (ctx: Ctx, object: ObjectDefinition, column: string) => RawBuilder<unknown>

const losesBy: Record<Exclude<SurvivorshipRuleName, 'newest'>, Loses> = {
  kept: () => sql`true`,
  complete: (_ctx, _object, column) =>
    sql`length(${sql.id('record', column)}::text) >= length(patched.patch ->> ${column})`,
  trusted: (ctx, object, column) =>
    sql`${placeOf(kindOfValue(object, column))} < ${placeOf(sql`${changeSetOf(ctx).kind}::text`)}`,
}

/** How far down a kind of change set stands in what is believed; what is not known comes last. */
const placeOf = (kind: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce(array_position(${[...trustOfKind]}::text[], ${kind}), ${trustOfKind.length + 1})`

/** The kind of change set that wrote the value of a record last, else of the one that made the record. */
const kindOfValue = ({ name }: ObjectDefinition, column: string): RawBuilder<unknown> => sql`coalesce((
    select change_set.kind from change join change_set on change_set.id = change.change_set_id
    where change.object = ${name} and change.record_id = record.id and change.op = 'update' and change.after ? ${column}
    order by change.id desc limit 1
  ), (select kind from change_set where change_set.id = record.change_set_id))`
