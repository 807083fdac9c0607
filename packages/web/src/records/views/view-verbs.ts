import { api } from '../../app/api.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import type { KeptState } from '../list/list-state.ts'
import type { SavedView } from './use-view.ts'

/** Who sees a view, and where it stands. */
export interface ViewFacts {
  name: string
  shared: boolean
  sharedWithTeam: boolean
  pinned: boolean
  defaultForId: string | null
}

/** The state of a list as a view keeps it. */
function kept({ filter, sort, columns, layout, ...settings }: KeptState) {
  return {
    condition: filter ?? null,
    sort: sort ?? null,
    columns: columns ?? null,
    layout: layout ?? 'table',
    settings: JSON.parse(JSON.stringify(settings)) as object,
  }
}

/** Keeps what a list shows under a name. Answers with its id. */
export async function addView(object: string, facts: ViewFacts, shown: KeptState): Promise<string> {
  const body = { object, ...facts, ...kept(shown) }
  const { data, changeSetId } = await api.write<SavedView>('POST', 'views', body)
  await shownAnew(`Saved the view “${facts.name}”.`, changeSetId)
  return data.id
}

/** Keeps what the list shows now in a view that there is. */
export function keepInView(view: SavedView, shown: KeptState): Promise<void> {
  return patchView(view, kept(shown), view.name)
}

/** Changes who sees a view, where it stands and what it is called. */
export function changeView(view: SavedView, facts: Partial<ViewFacts>): Promise<void> {
  return patchView(view, facts, facts.name ?? view.name)
}

async function patchView(view: SavedView, body: object, name: string): Promise<void> {
  const options = { ifMatch: view.version }
  const { changeSetId } = await api.write<SavedView>('PATCH', `views/${view.id}`, body, options)
  await shownAnew(`Changed the view “${name}”.`, changeSetId)
}

/** Takes a view away. */
export async function removeView(view: SavedView): Promise<void> {
  const { changeSetId } = await api.write<void>('DELETE', `views/${view.id}`)
  await shownAnew(`Deleted the view “${view.name}”.`, changeSetId)
}

async function shownAnew(title: string, changeSetId: string | undefined): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['views'] })
  offerUndo({ title, changeSetId })
}
