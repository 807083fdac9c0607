import {
  type Field,
  type FormulaSetting,
  formulaOf,
  type ObjectDefinition,
  type PathStep,
  type Registry,
  resolvePath,
  type Typed,
  writeDecimal,
} from '@regulars/model'
import { sql } from 'kysely'
import { toColumn } from '../columns/column.ts'
import { columnSql } from '../conditions/test-sql.ts'
import { parameter, type Sql, sqlTypeOf } from './formula-sql.ts'
import { sqlSteps } from './sql-steps.ts'

/** What a formula is compiled against. */
export interface FormulaCompilation {
  registry: Registry
  setting: FormulaSetting
  /** A name that nothing else in the statement has. */
  newAlias(): string
  /** SQL of a field that is in no column, because it changes with the time; undefined for all others. */
  live(object: ObjectDefinition, key: string, alias: string): Sql | undefined
}

/** The record that a formula is about: its object, and the name of its table in the statement around. */
export interface FormulaPlace {
  object: ObjectDefinition
  alias: string
}

/**
 * Compiles a formula to SQL that yields its value as the column of its field holds it; agrees with `evaluateFormula`. Every value is a parameter, every
 * name comes from the registry, and no record makes it fail. Records in the bin are as if they were not there.
 */
export function compileFormula(
  formula: Typed,
  field: Field,
  place: FormulaPlace,
  compilation: FormulaCompilation,
): Sql {
  return asColumn(compilePart(formula, place, compilation), formula, field)
}

/** The formula of a field. @throws RangeError when it makes no sense any more */
export function compileFieldFormula(key: string, place: FormulaPlace, compilation: FormulaCompilation): Sql {
  const checked = formulaOf(compilation.registry, place.object, key)
  if (!checked.ok) throw new RangeError(`${place.object.name}.${key}: ${checked.problem.problem}`)
  return compileFormula(checked.formula, place.object.fields[key]!, place, compilation)
}

function compilePart(typed: Typed, place: FormulaPlace, compilation: FormulaCompilation): Sql {
  if (typed.node === 'constant') return constantSql(typed)
  if (typed.node === 'field') return fieldSql(typed, place, compilation)
  const values = typed.args.map((arg) => compilePart(arg, place, compilation))
  return sqlSteps[typed.operation](values, compilation.setting, typed.args)
}

function constantSql({ value, type }: Typed & { node: 'constant' }): Sql {
  return parameter(typeof value === 'bigint' ? writeDecimal(value) : value, sqlTypeOf(type))
}

function fieldSql(
  { path, type }: Typed & { node: 'field' },
  place: FormulaPlace,
  compilation: FormulaCompilation,
): Sql {
  const { steps, object, key, field } = resolvePath(place.object, path, compilation.registry)
  return alongSteps(steps, place.alias, compilation, (alias) => {
    const column = compilation.live(object, key, alias) ?? columnSql(alias, key, field)
    if (sqlTypeOf(type) === 'text') return sql`nullif(${column}::text, '')`
    if (sqlTypeOf(type) !== 'numeric') return column
    // By its shortest text, so that 0.1 is one tenth exactly.
    const isDouble = toColumn(key, field).type === 'double precision'
    return sql`formula_number(${column}${sql.raw(isDouble ? '::text' : '')}::numeric)`
  })
}

/** The value at the end of the steps; null where they lead to nothing, or to what is in the bin. */
export function alongSteps(
  steps: readonly PathStep[],
  alias: string,
  compilation: FormulaCompilation,
  value: (alias: string) => Sql,
): Sql {
  const [step, ...further] = steps
  if (!step) return value(alias)
  const there = compilation.newAlias()
  const here = step.kind === 'reference'
  const pointing = here ? step.from : step.to
  const pointer = columnSql(here ? alias : there, step.via, pointing.fields[step.via]!)
  const live = step.to.bin ? sql` and ${sql.id(there, 'deleted_at')} is null` : sql``
  return sql`(select ${alongSteps(further, there, compilation, value)} from ${sql.id(step.to.table)} as ${sql.id(there)}
    where ${sql.id(here ? there : alias, 'id')} = ${pointer}${live} limit 1)`
}

/** A value as the column of its field holds it. */
function asColumn(value: Sql, { type }: Typed, field: Field): Sql {
  const column = toColumn('', field).type
  if (sqlTypeOf(type) !== 'numeric') return sql`(${value})::${sql.raw(column)}`
  return column === 'bigint' ? sql`formula_whole(${value})` : sql`(${value})::${sql.raw(column)}`
}

/** Names `<prefix>_1`, `<prefix>_2` … */
export function aliases(prefix: string): () => string {
  let count = 0
  return () => `${prefix}_${++count}`
}
