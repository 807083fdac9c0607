import type { Bound, PositiveTest, Range } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'

/** Writes that there is a related record whose value passes a test, or, negated, that there is none. */
type There = (test: PositiveTest, negated: boolean) => RawBuilder<boolean>

/**
 * A comparison of the least or greatest of related values without computing it: the greatest is at least 100 when some value is, and at most
 * 100 when there are values and none is greater. Indexes and semi-joins serve that; an aggregate would read everything.
 */
export function extremeSql(
  aggregate: 'min' | 'max',
  test: PositiveTest,
  negated: boolean,
  there: There,
): RawBuilder<boolean> {
  const alternatives = rangesOf(test).map((range) => conditionsOf(aggregate, range))
  if (alternatives.length === 0) return negated ? sql`true` : sql`false`
  const [inner, outer] = negated ? [sql` or `, sql` and `] : [sql` and `, sql` or `]
  const written = alternatives.map((conditions) =>
    joined(
      conditions.map(({ test: wanted, no }) => there(wanted, no !== negated)),
      inner,
    ),
  )
  return joined(written, outer)
}

function rangesOf(test: PositiveTest): (Range | { test: 'filled' })[] {
  if (test.test === 'range' || test.test === 'filled') return [test]
  if (test.test !== 'oneOf')
    throw new RangeError(`The least or greatest value cannot be tested by "${test.test}".`)
  return test.values.map((value) => {
    const bound: Bound = { value: value as number, inclusive: true }
    return { test: 'range', from: bound, to: bound }
  })
}

/** What must be there, and what must not, for the extreme to lie in a range. */
function conditionsOf(
  aggregate: 'min' | 'max',
  range: Range | { test: 'filled' },
): { test: PositiveTest; no: boolean }[] {
  if (range.test === 'filled') return [{ test: range, no: false }]
  const [near, far] = aggregate === 'max' ? [range.from, range.to] : [range.to, range.from]
  const nearEnd = aggregate === 'max' ? 'from' : 'to'
  const some: PositiveTest = near ? { test: 'range', [nearEnd]: near } : { test: 'filled' }
  if (!far) return [{ test: some, no: false }]
  const beyond: Range = { test: 'range', [nearEnd]: { value: far.value, inclusive: !far.inclusive } }
  return [
    { test: some, no: false },
    { test: beyond, no: true },
  ]
}

function joined(parts: RawBuilder<boolean>[], by: RawBuilder<unknown>): RawBuilder<boolean> {
  return parts.length === 1 ? parts[0]! : sql`(${sql.join(parts, by)})`
}
