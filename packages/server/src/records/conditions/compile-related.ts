import {
  type Field,
  holds,
  type Measure,
  measuredField,
  measureOf,
  type PositiveTest,
  type RelatedCondition,
  type Relation,
  resolvePath,
  resolveTest,
} from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Compilation, Place } from './compilation.ts'
import { extremeSql } from './extremes.ts'
import { type RelatedRows, relatedRows, timeSql } from './related-rows.ts'
import { fieldSql, testSql } from './test-sql.ts'
import { throughSteps, valueThroughSteps } from './through-steps.ts'
import { refuseHidden } from './visible.ts'

/** A question about related records, ready to be written as SQL. */
interface Question {
  condition: RelatedCondition
  relation: Relation
  parent: Place
  compilation: Compilation
}

/** A question about related records in SQL; never null. */
export function compileRelated(
  condition: RelatedCondition,
  parent: Place,
  negated: boolean,
  compilation: Compilation,
): RawBuilder<boolean> {
  const relation = compilation.registry.relation(parent.object.name, condition.has)
  if (!relation) throw new RangeError(`${parent.object.name} has no related "${condition.has}".`)
  const question = { condition, relation, parent, compilation }
  const measure = measureOf(condition)
  if (!measure) return hasAny(question, negated)
  const field = measuredField(measure, relation, compilation.registry)
  const test = resolveTest(condition.op!, condition.value, field, compilation.setting)
  return compareMeasure(question, measure, field, test.positive, test.negated !== negated)
}

function compareMeasure(
  question: Question,
  measure: Measure,
  field: Field,
  test: PositiveTest,
  negated: boolean,
): RawBuilder<boolean> {
  if (measure.aggregate === 'latest') return latestSql(question, measure.path!, test, negated)
  if (measure.aggregate === 'min' || measure.aggregate === 'max') {
    const there = (wanted: PositiveTest, no: boolean) => hasValue(question, measure.path!, wanted, no)
    return extremeSql(measure.aggregate, test, negated, there)
  }
  if (measure.aggregate === 'count' && isAtLeastOne(test)) return hasAny(question, negated)
  if (measure.aggregate === 'count' && isNone(test)) return hasAny(question, !negated)
  return question.compilation.looksAt === 'all'
    ? groupedSql(question, measure, field, test, negated)
    : rowByRowSql(question, measure, field, test, negated)
}

function hasAny(
  { condition, relation, parent, compilation }: Question,
  negated: boolean,
): RawBuilder<boolean> {
  const { table, ofParent } = relatedRows(condition, relation, parent, compilation)
  return existsSql(table, ofParent, negated)
}

/** There is a related record of which the test of a value is true. */
function hasValue(
  { condition, relation, parent, compilation }: Question,
  path: string,
  test: PositiveTest,
  negated: boolean,
): RawBuilder<boolean> {
  const { place, table, ofParent } = relatedRows(condition, relation, parent, compilation)
  return existsSql(table, sql`${ofParent} and ${atPath(path, place, test, compilation)}`, negated)
}

function latestSql(
  { condition, relation, parent, compilation }: Question,
  path: string,
  test: PositiveTest,
  negated: boolean,
): RawBuilder<boolean> {
  const { place, table, ofParent } = relatedRows(condition, relation, parent, compilation)
  const latest = { object: place.object, alias: compilation.newAlias() }
  const order = sql`${timeSql(relation, place, compilation)} desc nulls last, ${sql.id(place.alias, 'id')} desc`
  const newest = sql`(select ${sql.id(place.alias)}.* from ${table} where ${ofParent} order by ${order} limit 1)`
  const passes = atPath(path, latest, test, compilation)
  return existsSql(sql`${newest} as ${sql.id(latest.alias)}`, passes, negated)
}

function atPath(
  path: string,
  place: Place,
  test: PositiveTest,
  compilation: Compilation,
): RawBuilder<boolean> {
  const { steps, object, key, field } = resolvePath(place.object, path, compilation.registry)
  refuseHidden(object, key, compilation)
  return throughSteps(steps, place.alias, compilation, (alias) =>
    testSql(test, false, fieldSql({ object, alias }, key, compilation), field),
  )
}

/** The aggregate is made for each record as it is looked at: a few index entries each. */
function rowByRowSql(
  { condition, relation, parent, compilation }: Question,
  measure: Measure,
  field: Field,
  test: PositiveTest,
  negated: boolean,
): RawBuilder<boolean> {
  const rows = relatedRows(condition, relation, parent, compilation)
  const value = sql`(select ${aggregateSql(measure, rows, compilation)} from ${rows.table} where ${rows.ofParent})`
  return testSql(test, negated, value, field)
}

/**
 * The aggregate is made once for all, grouped by whom the records belong to, and joined. Who has no related record is in no group,
 * so where nothing satisfies the comparison, those that fail it are left out instead.
 */
function groupedSql(
  { condition, relation, parent, compilation }: Question,
  measure: Measure,
  field: Field,
  test: PositiveTest,
  negated: boolean,
): RawBuilder<boolean> {
  const rows = relatedRows(condition, relation, parent, compilation)
  const groups = compilation.newAlias()
  const nothing = measure.aggregate === 'avg' ? null : 0
  const emptySatisfies = holds({ positive: test, negated }, nothing)
  const having = testSql(test, negated !== emptySatisfies, aggregateSql(measure, rows, compilation), field)
  const grouped = sql`(select ${rows.pointer} as parent_id from ${rows.table} where ${rows.filter} group by ${rows.pointer} having ${having})`
  const joined = sql<boolean>`${sql.id(groups, 'parent_id')} = ${sql.id(parent.alias, 'id')}`
  return existsSql(sql`${grouped} as ${sql.id(groups)}`, joined, emptySatisfies)
}

function aggregateSql(
  { aggregate, path }: Measure,
  { place }: RelatedRows,
  compilation: Compilation,
): RawBuilder<unknown> {
  if (path === undefined) return sql`count(*)`
  const { steps, object, key } = resolvePath(place.object, path, compilation.registry)
  refuseHidden(object, key, compilation)
  const value = valueThroughSteps(steps, place.alias, compilation, (alias) =>
    fieldSql({ object, alias }, key, compilation),
  )
  // Means are made of double-precision numbers, as everywhere else in the product.
  return aggregate === 'avg' ? sql`avg(${value}::double precision)` : sql`coalesce(sum(${value}), 0)`
}

function existsSql(
  table: RawBuilder<unknown>,
  where: RawBuilder<boolean>,
  negated: boolean,
): RawBuilder<boolean> {
  return sql`${sql.raw(negated ? 'not exists' : 'exists')} (select 1 from ${table} where ${where})`
}

/** "At least one", however it is written. */
function isAtLeastOne(test: PositiveTest): boolean {
  if (test.test !== 'range' || !test.from || test.to) return false
  return !holds({ positive: test, negated: false }, 0) && holds({ positive: test, negated: false }, 1)
}

/** "None", however it is written. */
function isNone(test: PositiveTest): boolean {
  if (test.test === 'oneOf') return test.values.length === 1 && test.values[0] === 0
  if (test.test !== 'range' || !test.to) return false
  return holds({ positive: test, negated: false }, 0) && !holds({ positive: test, negated: false }, 1)
}
