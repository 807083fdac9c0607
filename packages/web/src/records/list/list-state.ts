import type { Condition } from '@regulars/model'
import { useNavigate, useSearch } from '@tanstack/react-router'

/** What a list shows, as its address says it; what is absent is as the view or the object has it. */
export interface ListState {
  /** Id of a saved view. */
  view?: string
  filter?: Condition
  sort?: string
  columns?: readonly string[]
  /** Words of the quick search. */
  q?: string
}

/** The state of the list in the address, so that a link opens it exactly, and the way to change it. */
export function useListState(): [ListState, (change: Partial<ListState>) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = (next: Partial<ListState>) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...next }) as never,
      replace: true,
    })
  return [readState(search), change]
}

/** Reads what an address says; anything that is none of it is left out, since people edit addresses. */
export function readState({ view, filter, sort, columns, q }: Record<string, unknown>): ListState {
  return {
    view: typeof view === 'string' ? view : undefined,
    filter: typeof filter === 'object' && filter !== null ? (filter as Condition) : undefined,
    sort: typeof sort === 'string' ? sort : undefined,
    columns: Array.isArray(columns) ? columns.filter((each) => typeof each === 'string') : undefined,
    q: typeof q === 'string' || typeof q === 'number' ? String(q) : undefined,
  }
}
