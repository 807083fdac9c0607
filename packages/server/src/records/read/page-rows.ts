import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { quoteName } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { readTable } from '../formulas/live-fields.ts'
import { afterSql, type ListPart } from './after-cursor.ts'
import { joinsTo, written } from './column-at.ts'
import type { Cursor } from './cursor.ts'
import { self } from './selection.ts'
import { orderSqlOf, type SortKey } from './sort.ts'

/** Which records of an ordered list are wanted. */
export interface PageQuestion {
  object: ObjectDefinition
  keys: readonly SortKey[]
  where: RawBuilder<boolean>
  limit: number
  after?: Cursor | undefined
  part: ListPart
}

/** Column `key_0`, `key_1` … of a page: what its records are put in order by, as it stands in the table. */
export const keyColumn = (index: number): string => `key_${index}`

/** The records of a page: all columns of the object's table, and those of `keyColumn`. */
export function pageRows(ctx: Ctx, question: PageQuestion): RawBuilder<unknown> {
  const { object, keys, where, limit, after, part } = question
  const keyColumns = keys.map((key, index) => `${written(key.at)} as ${keyColumn(index)}`)
  const conditions = [where, ...firstKeyIs(part, keys[0]!), ...(after ? [afterSql(keys, after, part)] : [])]
  return sql`
    select ${sql.raw(quoteName(self))}.*, ${sql.raw(keyColumns.join(', '))}
    from ${readTable(ctx, object, self)}
    ${sql.join(
      keys.flatMap(({ at }, index) =>
        joinsTo(ctx, at, index === 0 && part === 'filled' ? 'join' : 'left join'),
      ),
      sql` `,
    )}
    where ${sql.join(conditions, sql` and `)}
    order by ${sql.raw(orderOf(keys, part).join(', '))}
    limit ${sql.lit(limit)}`
}

function firstKeyIs(part: ListPart, key: SortKey): RawBuilder<boolean>[] {
  if (part === 'empty') return [sql`${sql.raw(written(key.at))} is null`]
  return key.mayBeEmpty ? [sql`${sql.raw(written(key.at))} is not null`] : []
}

/**
 * `nulls last` is written only where there may be nulls: with it, PostgreSQL would not read an index backwards. The id goes the way of
 * the first key, as it does in the indexes.
 */
function orderOf(keys: readonly SortKey[], part: ListPart): string[] {
  const direction = (key: SortKey) => (key.descending ? ' desc' : '')
  const ordered = keys.map((key, index) => {
    const withNulls = key.mayBeEmpty && index > 0
    return `${orderSqlOf(key)}${direction(key)}${withNulls ? ' nulls last' : ''}`
  })
  return [...(part === 'empty' ? ordered.slice(1) : ordered), `${quoteName(self)}.id${direction(keys[0]!)}`]
}
