import { type RawBuilder, sql } from 'kysely'
import type { Grouped } from './grouping.ts'
import { badCursor } from './problems.ts'

/** Where a page of groups ends: the values of its last group, empty ones null. */
export type GroupCursor = readonly (string | null)[]

/** A cursor as it is given out. It names what is grouped by, so that it cannot be used with something else. */
export function writeGroupCursor(row: Readonly<Record<string, unknown>>, groups: readonly Grouped[]): string {
  const values = groups.map(({ name }) => {
    const value = row[name] ?? null
    return value === null ? null : String(value)
  })
  return Buffer.from(JSON.stringify([groups.map(({ name }) => name), values])).toString('base64url')
}

/**
 * Reads a cursor that came back.
 * @throws Problem `query.bad-cursor`
 */
export function readGroupCursor(written: string, groups: readonly Grouped[]): GroupCursor {
  const [names, values] = tryPair(Buffer.from(written, 'base64url').toString('utf8'))
  const isSame = names.join() === groups.map(({ name }) => name).join()
  const isWhole =
    values.length === groups.length && values.every((value) => value === null || typeof value === 'string')
  if (!isSame || !isWhole) throw badCursor()
  return values as (string | null)[]
}

function tryPair(text: string): [unknown[], unknown[]] {
  try {
    const json: unknown = JSON.parse(text)
    if (Array.isArray(json) && Array.isArray(json[0]) && Array.isArray(json[1])) return [json[0], json[1]]
  } catch {
    // Told below, as every cursor that is none of ours.
  }
  throw badCursor()
}

/** Records in groups after a cursor, in the order of the values grouped by, empty ones last. */
export function inGroupsAfter(
  groups: readonly Grouped[],
  cursor: GroupCursor,
  index = 0,
): RawBuilder<boolean> {
  const group = groups[index]
  if (!group) return sql`false`
  const further = inGroupsAfter(groups, cursor, index + 1)
  const value = cursor[index] ?? null
  if (value === null) return sql`(${group.sql} is null and ${further})`
  const given = sql`${value}::${sql.raw(group.type)}`
  return sql`(${group.sql} > ${given} or ${group.sql} is null or (${group.sql} = ${given} and ${further}))`
}
