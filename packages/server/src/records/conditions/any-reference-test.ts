import { type AnyReferenceField, type PositiveTest, tryAnyReference } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'

/** A test of a reference to any object, as one of the references that it is made of, whose indexes serve it. */
export function anyReferenceTest(
  test: PositiveTest,
  negated: boolean,
  alias: string,
  { ways = [] }: AnyReferenceField,
): RawBuilder<boolean> {
  if (test.test !== 'filled' && test.test !== 'oneOf')
    throw new RangeError(`A reference cannot be tested by "${test.test}".`)
  const parts = ways.flatMap(({ to, column }) => {
    const pointer = sql.id(alias, column)
    if (test.test === 'filled') return [sql<boolean>`${pointer} is not null`]
    const ids = test.values.flatMap((value) => {
      const wanted = tryAnyReference(String(value))
      return wanted?.object === to ? wanted.id : []
    })
    return ids.length === 0 ? [] : [sql<boolean>`${pointer} = any(${ids}::uuid[])`]
  })
  const positive = parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` or `)})`
  return negated ? sql<boolean>`${positive} is not true` : positive
}
