import { isUuid } from '../../platform/uuid.ts'
import { badCursor } from './problems.ts'
import type { SortKey } from './sort.ts'

/** Where a page ends: the values its last record is put in order by, as PostgreSQL writes them, and its id. */
export interface Cursor {
  values: readonly (string | null)[]
  id: string
}

/** A cursor as it is given out. It names its order, so that it cannot be used with another. */
export function writeCursor({ values, id }: Cursor, keys: readonly SortKey[]): string {
  return Buffer.from(JSON.stringify([orderName(keys), id, ...values])).toString('base64url')
}

/**
 * Reads a cursor that came back.
 * @throws Problem `query.bad-cursor`
 */
export function readCursor(written: string, keys: readonly SortKey[]): Cursor {
  const [order, id, ...values] = tryJson(Buffer.from(written, 'base64url').toString('utf8'))
  const isWhole =
    values.length === keys.length && values.every((value) => value === null || typeof value === 'string')
  if (order !== orderName(keys) || typeof id !== 'string' || !isUuid(id) || !isWhole) throw badCursor()
  return { values: values as (string | null)[], id }
}

function tryJson(text: string): unknown[] {
  try {
    const json: unknown = JSON.parse(text)
    return Array.isArray(json) ? json : []
  } catch {
    return []
  }
}

const orderName = (keys: readonly SortKey[]): string =>
  keys
    .map(({ descending, at }) =>
      [descending ? '-' : '', ...at.steps.map(({ name }) => `${name}.`), at.column.name].join(''),
    )
    .join(',')
