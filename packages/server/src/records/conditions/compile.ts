import type { Condition, FieldCondition } from '@regulars/model'
import { resolvePath, resolveTest } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { anyReferenceTest } from './any-reference-test.ts'
import type { Compilation, CompileOptions, Place } from './compilation.ts'
import { compileRelated } from './compile-related.ts'
import { noSuchSegment, segmentLoop } from './problems.ts'
import { fieldSql, testSql } from './test-sql.ts'
import { throughSteps } from './through-steps.ts'
import { refuseHidden } from './visible.ts'

/**
 * Compiles a condition to SQL that is true for exactly the records that satisfy it: for `where` (elsewhere it may be null for false).
 *
 * Every value is a parameter and every name comes from the registry. What belongs to other records is asked of them by `exists`, which
 * PostgreSQL turns into semi- and anti-joins, in the form its indexes can serve; their bin, read scope and hidden fields count everywhere inside.
 * The read scope of the object itself is for the caller to add.
 *
 * @throws Problem `condition.field-hidden`, `condition.no-such-segment`, `condition.segment-loop`
 */
export function compileCondition(condition: Condition, options: CompileOptions): RawBuilder<boolean> {
  let aliases = 0
  const compilation: Compilation = {
    ...options,
    openSegments: [],
    newAlias: () => `related_${++aliases}`,
    part: compilePart,
  }
  const { object, alias } = options
  return compilePart(condition, { object, alias }, false, compilation)
}

function compilePart(
  condition: Condition,
  place: Place,
  negated: boolean,
  compilation: Compilation,
): RawBuilder<boolean> {
  if ('not' in condition) return compilePart(condition.not, place, !negated, compilation)
  if ('field' in condition) return compileField(condition, place, negated, compilation)
  if ('has' in condition) return compileRelated(condition, place, negated, compilation)
  if ('segment' in condition) return compileSegment(condition.segment, place, negated, compilation)
  // Negation is carried down to the leaves (De Morgan), where it becomes an anti-join instead of a filter.
  const [parts, joinedByAll] = 'all' in condition ? [condition.all, !negated] : [condition.any, negated]
  if (parts.length === 0) return joinedByAll ? sql`true` : sql`false`
  const compiled = parts.map((part) => compilePart(part, place, negated, compilation))
  return compiled.length === 1
    ? compiled[0]!
    : sql`(${sql.join(compiled, joinedByAll ? sql` and ` : sql` or `)})`
}

function compileField(
  condition: FieldCondition,
  place: Place,
  negated: boolean,
  compilation: Compilation,
): RawBuilder<boolean> {
  const { steps, object, key, field } = resolvePath(place.object, condition.field, compilation.registry)
  refuseHidden(object, key, compilation)
  const test = resolveTest(condition.op, condition.value, field, compilation.setting)
  const opposite = test.negated !== negated
  const ofRecord = (alias: string, negates: boolean) =>
    field.kind === 'anyReference'
      ? anyReferenceTest(test.positive, negates, alias, field)
      : testSql(test.positive, negates, fieldSql({ object, alias }, key, compilation), field)
  if (steps.length === 0) return ofRecord(place.alias, opposite)
  const exists = throughSteps(steps, place.alias, compilation, (alias) => ofRecord(alias, false))
  return opposite ? sql`not ${exists}` : exists
}

function compileSegment(
  id: string,
  place: Place,
  negated: boolean,
  compilation: Compilation,
): RawBuilder<boolean> {
  if (compilation.openSegments.includes(id)) throw segmentLoop()
  const condition = compilation.segment(id)
  if (!condition) throw noSuchSegment()
  const openSegments = [...compilation.openSegments, id]
  return compilePart(condition, place, negated, { ...compilation, openSegments })
}
