import { Tabs } from '../../ui/Tabs.tsx'
import type { ListState } from '../list/list-state.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import type { SavedView } from './use-view.ts'

export interface ViewTabsProps {
  object: DescribedObject
  views: readonly SavedView[]
  state: ListState
  onChange: (change: Partial<ListState>) => void
}

const all = 'all'

/** The saved views above a list. */
export function ViewTabs({ object, views, state, onChange }: ViewTabsProps) {
  const plural = object.labelPlural.toLowerCase()
  return (
    <Tabs
      label="Views"
      value={views.some(({ id }) => id === state.view) ? state.view! : all}
      onValueChange={(name) =>
        onChange({
          view: name === all ? undefined : name,
          filter: undefined,
          sort: undefined,
          columns: undefined,
        })
      }
      tabs={[
        { name: all, label: `All ${plural}` },
        ...views.map(({ id, name }) => ({ name: id, label: name })),
      ]}
    />
  )
}
