import { queryClient } from '../../../app/query-client.ts'
import type { GroupValue } from '../../list/groups.ts'
import type { SummedRow } from '../../list/sums.ts'
import type { RecordRow } from '../../objects/described-object.ts'
import type { FirstPage } from '../use-pages.ts'

/** The first cards of a column, and the value that all of its records have. */
export interface FirstCards extends FirstPage {
  value: GroupValue
}

/** A board as the server answers it: the columns that have records. */
export interface BoardAnswer {
  sums: SummedRow[]
  /** Whether the sums are those of all records. */
  complete: boolean
  columns: FirstCards[]
}

/** The beginning of the keys under which the boards of an object are known. */
export const boardKey = (path: string): [string, string] => [path, `${path}/board`]

/** Moves a card to another column on the screen at once; what the server says comes after. */
export function showCardMoved(path: string, moved: RecordRow, from: GroupValue, to: GroupValue): void {
  queryClient.setQueriesData<BoardAnswer>(
    { queryKey: boardKey(path) },
    (shown) => shown && withMoved(shown, moved, from, to),
  )
}

/** The answer as it is once a card has moved. */
export function withMoved(
  shown: BoardAnswer,
  moved: RecordRow,
  from: GroupValue,
  to: GroupValue,
): BoardAnswer {
  const isThere = shown.columns.some(
    ({ value, data }) => value === from && data.some(({ id }) => id === moved.id),
  )
  if (!isThere) return shown
  const without = shown.columns.map((column) =>
    column.value === from ? { ...column, data: column.data.filter(({ id }) => id !== moved.id) } : column,
  )
  const known = without.some(({ value }) => value === to)
  const all = known ? without : [...without, { value: to, data: [], nextCursor: null }]
  return {
    ...shown,
    columns: all.map((column) =>
      column.value === to ? { ...column, data: [moved, ...column.data] } : column,
    ),
  }
}
