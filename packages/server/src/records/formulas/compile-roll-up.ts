import {
  type Field,
  mostRolledUp,
  type ObjectDefinition,
  type Relation,
  type RollUp,
  resolvePath,
  rollUpCondition,
  timeOf,
} from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { toColumn } from '../columns/column.ts'
import { compileCondition } from '../conditions/compile.ts'
import { columnSql } from '../conditions/test-sql.ts'
import type { Ctx } from '../context.ts'
import { alongSteps, type FormulaCompilation, type FormulaPlace } from './compile-formula.ts'
import type { Sql } from './formula-sql.ts'

/**
 * The aggregate of a roll-up, over the related records under the name `alias`; records of no interest may be among them, also one that is empty
 * because it is the null side of an outer join.
 */
export function rollUpAggregate(
  ctx: Ctx,
  rollUp: RollUp,
  field: Field,
  relation: Relation,
  alias: string,
  compilation: FormulaCompilation,
): Sql {
  const { object } = relation
  const filter = sql`filter (where ${sql.id(alias, 'id')} is not null and ${filterSql(ctx, rollUp, relation, alias, compilation)})`
  if (rollUp.of === undefined) return sql`count(${sql.id(alias, 'id')}) ${filter}`
  const value = measuredSql(rollUp.of, { object, alias }, compilation)
  switch (rollUp.take) {
    case 'latest': {
      const time = columnSql(alias, timeOf(relation), object.fields[timeOf(relation)]!)
      return sql`(array_agg(${value} order by ${time} desc nulls last, ${sql.id(alias, 'id')} desc) ${filter})[1]`
    }
    case 'list':
      // Of values that are all empty there is no list, as there is of no records.
      return sql`nullif((array_remove(array_agg(distinct ${value}::text collate "C" order by ${value}::text collate "C") ${filter}, null))[1:${sql.lit(mostRolledUp)}], '{}')`
    case 'sum':
    case 'avg':
      return summedSql(rollUp, field, measuredField(rollUp.of, object, compilation), value, filter)
    case 'min':
    case 'max':
      return sql`${sql.raw(rollUp.take)}(${value}) ${filter}`
    case 'count':
      throw new RangeError('A count is of no field.')
  }
}

/** Summed as exact decimals, so that no order of the records changes the last digit. */
function summedSql({ take }: RollUp, field: Field, measured: Field, value: Sql, filter: Sql): Sql {
  const isDouble = toColumn('', measured).type === 'double precision'
  const exact = sql`formula_number(${value}${sql.raw(isDouble ? '::text' : '')}::numeric)`
  const sum = sql`sum(${exact}) ${filter}`
  const result =
    take === 'sum'
      ? sql`case when count(${value}) ${filter} = 0 then 0 else formula_number(${sum}) end`
      : sql`formula_divide(${sum}, count(${value}) ${filter})`
  const column = toColumn('', field).type
  return column === 'bigint' ? sql`formula_whole(${result})` : sql`(${result})::${sql.raw(column)}`
}

const measuredField = (path: string, object: ObjectDefinition, { registry }: FormulaCompilation): Field =>
  resolvePath(object, path, registry).field

function measuredSql(path: string, place: FormulaPlace, compilation: FormulaCompilation): Sql {
  const { steps, object, key, field } = resolvePath(place.object, path, compilation.registry)
  return alongSteps(
    steps,
    place.alias,
    compilation,
    (alias) => compilation.live(object, key, alias) ?? columnSql(alias, key, field),
  )
}

function filterSql(
  ctx: Ctx,
  rollUp: RollUp,
  relation: Relation,
  alias: string,
  compilation: FormulaCompilation,
): RawBuilder<boolean> {
  const { object } = relation
  const bin = object.bin ? sql`${sql.id(alias, 'deleted_at')} is null` : sql`true`
  const condition = rollUpCondition(rollUp, relation, ctx.registry, compilation.setting.currency)
  if (!condition) return sql`${bin}`
  const where = compileCondition(condition, {
    registry: ctx.registry,
    object,
    alias,
    // The same for everybody, so nobody asks.
    setting: { ...ctx.setting, userId: null, teamUserIds: [] },
    readScope: () => undefined,
    fieldHidden: () => false,
    segment: () => undefined,
    live: compilation.live,
  })
  return sql`${bin} and (${where})`
}

/** A roll-up of one record as a value of its own, for what is computed when it is read. */
export function compileRollUp(
  ctx: Ctx,
  key: string,
  place: FormulaPlace,
  compilation: FormulaCompilation,
): Sql {
  const field = place.object.fields[key]!
  const relation = ctx.registry.relation(place.object.name, field.rollUp!.over)
  if (!relation) throw new RangeError(`${place.object.name}.${key} sums up nothing that there is.`)
  const alias = compilation.newAlias()
  const pointer = columnSql(alias, relation.via, relation.object.fields[relation.via]!)
  return sql`(select ${rollUpAggregate(ctx, field.rollUp!, field, relation, alias, compilation)}
    from ${sql.id(relation.object.table)} as ${sql.id(alias)} where ${pointer} = ${sql.id(place.alias, 'id')})`
}
