import type { Condition } from '@regulars/model'
import { useNavigate, useSearch } from '@tanstack/react-router'

/** The ways in which the records of a list can lie before one. */
export const layouts = ['table', 'board', 'calendar', 'timeline', 'gallery'] as const
export type Layout = (typeof layouts)[number]

/** What a list shows, as its address says it; what is absent is as the view or the object has it. */
export interface ListState {
  /** Id of a saved view; `all` is the list without one, where another would be what it opens with. */
  view?: string
  filter?: Condition
  sort?: string
  columns?: readonly string[]
  /** Words of the quick search. */
  q?: string
  layout?: Layout
  /** What a table is grouped by, outermost first: `channel`, `placedAt:month`. */
  group?: readonly string[]
  /** The field whose values are the columns of a board. */
  by?: string
  /** The field that says when, in a calendar or timeline. */
  date?: string
  /** The field that says until when, in a timeline. */
  until?: string
  /** How much a calendar or timeline shows at once. */
  span?: 'month' | 'week'
  /** The day that a calendar or timeline is turned to. Not kept in views: a view opens at today. */
  at?: string
  /** How many columns stay in sight while the others scroll. */
  frozen?: number
  /** What stands below the columns: `{ total: 'sum' }`. */
  summary?: Readonly<Record<string, string>>
  /** Widths of columns in pixels, as a view keeps them. */
  widths?: Readonly<Record<string, number>>
}

/** The part of a list's state that a view keeps. */
export type KeptState = Omit<ListState, 'view' | 'q' | 'at'>

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
export function readState(search: Record<string, unknown>): ListState {
  const { filter, q } = search
  return {
    ...readKept(search),
    view: text(search.view),
    q: typeof q === 'number' ? String(q) : text(q),
    at: typeof search.at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search.at) ? search.at : undefined,
    filter: typeof filter === 'object' && filter !== null ? (filter as Condition) : undefined,
  }
}

/** Reads the settings of a layout, from an address or from a saved view. */
export function readKept({
  sort,
  columns,
  layout,
  group,
  by,
  date,
  until,
  span,
  ...rest
}: Record<string, unknown>) {
  return {
    sort: text(sort),
    columns: texts(columns),
    layout: layouts.find((each) => each === layout),
    group: texts(group),
    by: text(by),
    date: text(date),
    until: text(until),
    span: span === 'week' || span === 'month' ? span : undefined,
    frozen: typeof rest.frozen === 'number' && rest.frozen >= 1 ? Math.min(10, rest.frozen) : undefined,
    summary: byPath(rest.summary, (value): value is string => typeof value === 'string'),
    widths: byPath(rest.widths, (value): value is number => typeof value === 'number'),
  } as const
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined

function byPath<V>(value: unknown, fits: (each: unknown) => each is V): Record<string, V> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.fromEntries(Object.entries(value).filter(([, each]) => fits(each))) as Record<string, V>
}

/** A change that takes back all that a view would keep, so that the view shows through. */
export const nothingKept: { readonly [K in keyof Required<KeptState>]: undefined } = {
  filter: undefined,
  sort: undefined,
  columns: undefined,
  layout: undefined,
  group: undefined,
  by: undefined,
  date: undefined,
  until: undefined,
  span: undefined,
  frozen: undefined,
  summary: undefined,
  widths: undefined,
}

/** What an address says over what a view keeps. */
export function shownBy(state: ListState, kept: KeptState): KeptState {
  const keys = Object.keys(nothingKept) as (keyof KeptState)[]
  return Object.fromEntries(keys.map((key) => [key, state[key] ?? kept[key]]))
}
