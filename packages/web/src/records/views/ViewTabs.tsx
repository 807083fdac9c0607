import { MoreHorizontal, Pencil, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { showProblem } from '../../app/problem-toast.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import type { ListState } from '../list/list-state.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import type { SavedView } from './use-view.ts'
import { ViewDialog } from './ViewDialog.tsx'
import { addView, changeView, removeView } from './view-verbs.ts'

export interface ViewTabsProps {
  object: DescribedObject
  views: readonly SavedView[]
  state: ListState
  onChange: (change: Partial<ListState>) => void
}

const all = 'all'
const asKept = { filter: undefined, sort: undefined, columns: undefined }

/** The saved views above a list; what was changed since can be kept in the view or as a new one. */
export function ViewTabs(props: ViewTabsProps) {
  const { object, views, state, onChange } = props
  const may = useObjects().find('view')?.may
  const view = views.find(({ id }) => id === state.view)
  const [dialog, setDialog] = useState<'new' | 'rename'>()
  const { isChanged, keepInView, saveAs, rename, remove } = useViewVerbs(props, view)
  return (
    <div className="flex items-end gap-1">
      <Tabs
        label="Views"
        className="min-w-0 flex-1"
        value={view?.id ?? all}
        onValueChange={(name) => onChange({ ...asKept, view: name === all ? undefined : name })}
        tabs={[
          { name: all, label: `All ${object.labelPlural.toLowerCase()}` },
          ...views.map(({ id, name }) => ({ name: id, label: name })),
        ]}
      />
      {isChanged && view && may?.update && (
        <Button variant="quiet" icon={<Save />} onClick={() => keepInView().catch(showProblem)}>
          Save
        </Button>
      )}
      {isChanged && may?.create && (
        <Button variant="quiet" onClick={() => setDialog('new')}>
          Save as a view
        </Button>
      )}
      {view && may?.update && (
        <ViewMenu onRename={() => setDialog('rename')} onRemove={() => remove().catch(showProblem)} />
      )}
      {dialog && (
        <ViewDialog
          open
          onOpenChange={(open) => !open && setDialog(undefined)}
          title={dialog === 'new' ? 'Save as a view' : 'Rename or share'}
          start={dialog === 'rename' && view ? view : { name: '', shared: false }}
          onSave={dialog === 'rename' ? rename : saveAs}
        />
      )}
    </div>
  )
}

function ViewMenu({ onRename, onRemove }: { onRename: () => void; onRemove: () => void }) {
  return (
    <Menu
      trigger={<IconButton label="This view" icon={<MoreHorizontal />} />}
      entries={[
        { label: 'Rename or share', icon: <Pencil />, onSelect: onRename },
        { label: 'Delete the view', icon: <Trash2 />, danger: true, onSelect: onRemove },
      ]}
    />
  )
}

function useViewVerbs({ object, state, onChange }: ViewTabsProps, view: SavedView | undefined) {
  const { filter, sort, columns } = state
  return {
    isChanged: filter !== undefined || sort !== undefined || columns !== undefined,
    keepInView: async () => {
      if (view) await changeView(view, state)
      onChange(asKept)
    },
    saveAs: async (name: string, shared: boolean) => {
      const shown = {
        filter: filter ?? view?.condition ?? undefined,
        sort: sort ?? view?.sort ?? undefined,
        columns: columns ?? view?.columns ?? undefined,
      }
      onChange({ ...asKept, view: await addView(object.name, name, shown, shared) })
    },
    rename: async (name: string, shared: boolean) => {
      if (view) await changeView(view, { name, shared })
    },
    remove: async () => {
      if (view) await removeView(view)
      onChange({ ...asKept, view: undefined })
    },
  }
}
