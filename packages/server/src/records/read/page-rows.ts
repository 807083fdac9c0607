import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { quoteName } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { reachSql } from './access.ts'
import { afterSql } from './after-cursor.ts'
import type { Cursor } from './cursor.ts'
import { self } from './selection.ts'
import { columnSqlOf, orderSqlOf, type SortKey, stepSql } from './sort.ts'

/** Which records of an ordered list are wanted. */
export interface PageQuestion {
  object: ObjectDefinition
  keys: readonly SortKey[]
  where: RawBuilder<boolean>
  limit: number
  after?: Cursor | undefined
  /**
   * Records without a value come last, but no index has them last in both directions. So a list is two lists: `filled` with a value in
   * the first key, read along its index, then `empty` without one, in the order of the other keys and the id.
   */
  part: 'filled' | 'empty'
}

/** Column `key_0`, `key_1` … of a page: what its records are put in order by, as it stands in the table. */
export const keyColumn = (index: number): string => `key_${index}`

/** The records of a page: all columns of the object's table, and those of `keyColumn`. */
export function pageRows(ctx: Ctx, question: PageQuestion): RawBuilder<unknown> {
  const { object, keys, where, limit, after, part } = question
  const keyColumns = keys.map((key, index) => `${columnSqlOf(key)} as ${keyColumn(index)}`)
  const conditions = [where, ...firstKeyIs(part, keys[0]!), ...(after ? [afterSql(keys, after, part)] : [])]
  return sql`
    select ${sql.raw(quoteName(self))}.*, ${sql.raw(keyColumns.join(', '))}
    from ${sql.id(object.table)} as ${sql.raw(quoteName(self))}
    ${sql.join(
      keys.flatMap((key, index) => joins(ctx, key, index === 0 && part === 'filled')),
      sql` `,
    )}
    where ${sql.join(conditions, sql` and `)}
    order by ${sql.raw(orderOf(keys, part).join(', '))}
    limit ${sql.lit(limit)}`
}

function firstKeyIs(part: PageQuestion['part'], key: SortKey): RawBuilder<boolean>[] {
  if (part === 'empty') return [sql`${sql.raw(columnSqlOf(key))} is null`]
  return key.mayBeEmpty ? [sql`${sql.raw(columnSqlOf(key))} is not null`] : []
}

/** The tables that hold a key. What may not be seen counts as if it were not there. */
function joins(ctx: Ctx, key: SortKey, mustBeThere: boolean): RawBuilder<unknown>[] {
  const index = key.alias.replace(/_\d+$/, '')
  return key.steps.map((step, at) => {
    const from = at === 0 ? self : `${index}_${at - 1}`
    const alias = `${index}_${at}`
    const on = sql.join([sql.raw(stepSql(step, from, alias)), ...reachSql(ctx, step.to, alias)], sql` and `)
    return sql`${sql.raw(mustBeThere ? 'join' : 'left join')} ${sql.id(step.to.table)} as ${sql.id(alias)} on ${on}`
  })
}

/**
 * `nulls last` is written only where there may be nulls: with it, PostgreSQL would not read an index backwards. The id goes the way of
 * the first key, as it does in the indexes.
 */
function orderOf(keys: readonly SortKey[], part: PageQuestion['part']): string[] {
  const direction = (key: SortKey) => (key.descending ? ' desc' : '')
  const ordered = keys.map((key, index) => {
    const withNulls = key.mayBeEmpty && index > 0
    return `${orderSqlOf(key)}${direction(key)}${withNulls ? ' nulls last' : ''}`
  })
  return [...(part === 'empty' ? ordered.slice(1) : ordered), `${quoteName(self)}.id${direction(keys[0]!)}`]
}
