import { api } from '../../app/api.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import type { ListState } from '../list/list-state.ts'
import type { SavedView } from './use-view.ts'

/** The part of a list's state that a view keeps. */
const kept = ({ filter, sort, columns }: ListState) => ({
  ...(filter ? { condition: filter } : {}),
  ...(sort ? { sort } : {}),
  ...(columns ? { columns } : {}),
})

/** Keeps what a list shows under a name. Answers with its id. */
export async function addView(
  object: string,
  name: string,
  from: ListState,
  shared: boolean,
): Promise<string> {
  const { data, changeSetId } = await api.write<SavedView>('POST', 'views', {
    object,
    name,
    shared,
    ...kept(from),
  })
  await shownAnew(`Saved the view “${name}”.`, changeSetId)
  return data.id
}

/** Keeps what the list shows now in a view that there is. */
export async function changeView(
  view: SavedView,
  change: Partial<Pick<SavedView, 'name' | 'shared'>> & Pick<ListState, 'filter' | 'sort' | 'columns'>,
): Promise<void> {
  const { name, shared, ...state } = change
  const body = {
    ...kept(state),
    ...(name === undefined ? {} : { name }),
    ...(shared === undefined ? {} : { shared }),
  }
  const { changeSetId } = await api.write<SavedView>('PATCH', `views/${view.id}`, body, {
    ifMatch: view.version,
  })
  await shownAnew(`Changed the view “${name ?? view.name}”.`, changeSetId)
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
