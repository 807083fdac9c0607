import { columnOf, type Hop } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'

/** The name of the column by which a hop leads from one record to the other. */
const pointerOf = ({ kind, from, to, via }: Hop): string =>
  columnOf(via, (kind === 'reference' ? from : to).fields[via]!)

/** Walks a way backwards: the ids of the records at its beginning, from a query that yields ids of those at its end. */
export function backAlong(way: readonly Hop[], ids: RawBuilder<unknown>): RawBuilder<unknown> {
  const hop = way.at(-1)
  if (!hop) return ids
  const pointer = sql.id('there', pointerOf(hop))
  const nearer =
    hop.kind === 'reference'
      ? sql`select there.id from ${sql.id(hop.from.table)} as there where ${pointer} in (${ids})`
      : sql`select ${pointer} from ${sql.id(hop.to.table)} as there where there.id in (${ids})`
  return backAlong(way.slice(0, -1), nearer)
}

/**
 * The records at the beginning of a way that changes at its end make stale: also those that what changed belonged to before.
 *
 * @param changes what a change set changed, with the values before
 * @param created records that it made
 * @param changed records that it changed
 */
export function staleAlong(
  way: readonly Hop[],
  changes: RawBuilder<unknown>,
  created: RawBuilder<unknown>,
  changed: RawBuilder<unknown>,
): { ofCreated: RawBuilder<unknown>[]; ofChanged: RawBuilder<unknown>[] } {
  const hop = way.at(-1)!
  const ofChanged = backAlong(way, sql`select id from ${changed} as changed`)
  // To a new record nothing points yet; what comes to point to it has changed itself.
  if (hop.kind === 'reference') return { ofCreated: [], ofChanged: [ofChanged] }
  const via = pointerOf(hop)
  const before = sql`select (before ->> ${via}::text)::uuid from ${changes} as change where before ? ${via}::text`
  return {
    ofCreated: [backAlong(way, sql`select id from ${created} as created`)],
    ofChanged: [ofChanged, backAlong(way.slice(0, -1), before)],
  }
}
