/** Fields that change with the time alone. They have no column: they are computed where they are read, filtered or sorted by. */
import { brokenProblem, type ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { quoteName, toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { aliases, compileFieldFormula, type FormulaCompilation } from './compile-formula.ts'
import { compileRollUp } from './compile-roll-up.ts'
import type { Sql } from './formula-sql.ts'

/** Keys of the fields of an object that are computed when they are read. */
const liveKeys = (object: ObjectDefinition): string[] =>
  Object.keys(object.fields).filter((key) => object.fields[key]?.live)

/** What formulas of the product are compiled against. */
export function formulaCompilation(ctx: Ctx, newAlias = aliases('computed')): FormulaCompilation {
  const compilation: FormulaCompilation = {
    registry: ctx.registry,
    setting: {
      now: ctx.setting.now,
      timeZone: ctx.setting.timeZone,
      currency: ctx.services.settings.get('currency'),
    },
    newAlias,
    live: (object, key, alias) => liveSql(ctx, object, key, alias, compilation),
  }
  return compilation
}

/** SQL of a field that is computed when it is read; undefined for one that has a column. */
export function liveSql(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  alias: string,
  compilation = formulaCompilation(ctx, aliases(`of_${alias}`)),
): Sql | undefined {
  const field = object.fields[key]
  if (!field?.live) return undefined
  // One that names a field which is gone by now is blank rather than in the way of everything else.
  if (brokenProblem(ctx.registry, object, key)) return sql`null::${sql.raw(toColumn(key, field).type)}`
  const place = { object, alias }
  return field.rollUp
    ? compileRollUp(ctx, key, place, compilation)
    : compileFieldFormula(key, place, compilation)
}

/**
 * The table of an object for reading, under a name: with a column for each field that is computed when it is read. PostgreSQL takes such a
 * subquery apart, so its indexes serve as before, and what nobody asks for is not computed.
 */
export function readTable(ctx: Ctx, object: ObjectDefinition, alias: string): Sql {
  const keys = liveKeys(object)
  if (keys.length === 0) return sql`${sql.id(object.table)} as ${sql.id(alias)}`
  const inner = `${alias}_kept`
  const columns = keys.map((key) => {
    const name = toColumn(key, object.fields[key]!).name
    return sql`${liveSql(ctx, object, key, inner)} as ${sql.raw(quoteName(name))}`
  })
  return sql`(select ${sql.id(inner)}.*, ${sql.join(columns)} from ${sql.id(object.table)} as ${sql.id(inner)}) as ${sql.id(alias)}`
}
