import type { Condition } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { useSession } from '../../app/session.ts'
import { type KeptState, type Layout, type ListState, readKept } from '../list/list-state.ts'
import type { DescribedObject } from '../objects/described-object.ts'

/** A saved way of looking at a list. */
export interface SavedView {
  id: string
  version: number
  name: string
  condition: Condition | null
  columns: (string | { field: string })[] | null
  sort: string | null
  layout: Layout
  settings: Record<string, unknown> | null
  shared: boolean
  sharedWithTeam: boolean
  /** It stands as a tab; the others are in a menu. */
  pinned: boolean
  ownerId: string | null
  position: number
  /** The role that finds the list opened with it; its key where one may see roles. */
  defaultForId: string | null
  defaultFor?: { key: string } | null
}

const fields = [
  'version',
  'name',
  'condition',
  'columns',
  'sort',
  'layout',
  'settings',
  'shared',
  'sharedWithTeam',
  'pinned',
  'ownerId',
  'position',
  'defaultForId',
]

/** The name by which an address asks for the list as it is, where it would open with a view. */
export const noView = 'all'

/** The saved views of an object's list that one may see, and the one that the address names, or else one's role opens it with. */
export function useView(object: DescribedObject, state: ListState, maySeeRoles: boolean) {
  const { role } = useSession()
  const { data, isPending } = useQuery(
    apiQuery<ListPage<SavedView>>('views', {
      object: object.name,
      sort: 'position,name',
      limit: 100,
      fields: maySeeRoles ? [...fields, 'defaultFor.key'] : fields,
    }),
  )
  const views = data?.data ?? []
  const opened = views.filter(({ defaultFor }) => defaultFor?.key === role.key).at(-1)
  const view = state.view === undefined ? opened : views.find(({ id }) => id === state.view)
  /** A link to a view that is gone, or that one may not see. */
  const isMissing = !isPending && state.view !== undefined && state.view !== noView && view === undefined
  return { views, view, isPending, isMissing, opened }
}

/** What a view keeps of a list's state. */
export function keptIn(view: SavedView | undefined): KeptState {
  if (!view) return {}
  const { condition, columns, sort, layout, settings } = view
  return {
    ...readKept({ ...settings, sort: sort ?? undefined, layout }),
    filter: condition ?? undefined,
    columns: columns?.map((column) => (typeof column === 'string' ? column : column.field)),
  }
}
