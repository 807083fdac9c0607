import { type RawBuilder, sql } from 'kysely'
import { quoteName } from '../columns/column.ts'
import { written } from './column-at.ts'
import type { Cursor } from './cursor.ts'
import { self } from './selection.ts'
import { orderOfValue, orderSqlOf, type SortKey } from './sort.ts'

/**
 * Records without a value come last, but no index has them last in both directions. So a list is two lists: `filled`, with a value in the
 * first key, read along its index, then `empty`, without one, in the order of the other keys and the id.
 */
export type ListPart = 'filled' | 'empty'

/** Whether a record comes after a cursor, in a form that lets an index begin right there. */
export function afterSql(
  keys: readonly SortKey[],
  { values, id }: Cursor,
  part: ListPart,
): RawBuilder<boolean> {
  const [first] = keys as [SortKey, ...SortKey[]]
  const idAfter = sql<boolean>`${idSql} ${beyond(first)} ${id}::uuid`
  if (part === 'empty') return laterKeys(keys, values, 1, idAfter)
  if (keys.length === 1)
    return sql`(${sql.raw(orderSqlOf(first))}, ${idSql}) ${beyond(first)} (${orderOfValue(first, values[0]!)}, ${id}::uuid)`
  // The first comparison follows from the second; it is what the index begins with.
  const atOrAfter = sql`${sql.raw(orderSqlOf(first))} ${beyond(first)}= ${orderOfValue(first, values[0]!)}`
  return sql`(${atOrAfter} and ${laterKeys(keys, values, 0, idAfter)})`
}

const idSql = sql.raw(`${quoteName(self)}.id`)
const beyond = ({ descending }: SortKey) => sql.raw(descending ? '<' : '>')

/** In the order of the keys from `index` on, empty values last. */
function laterKeys(
  keys: readonly SortKey[],
  values: Cursor['values'],
  index: number,
  idAfter: RawBuilder<boolean>,
): RawBuilder<boolean> {
  const key = keys[index]
  if (!key) return idAfter
  const further = laterKeys(keys, values, index + 1, idAfter)
  const value = values[index] ?? null
  const column = sql.raw(written(key.at))
  if (value === null) return sql`(${column} is null and ${further})`
  const order = sql.raw(orderSqlOf(key))
  const given = orderOfValue(key, value)
  const orEmpty = key.mayBeEmpty ? sql` or ${column} is null` : sql``
  return sql`(${order} ${beyond(key)} ${given}${orEmpty} or (${order} = ${given} and ${further}))`
}
