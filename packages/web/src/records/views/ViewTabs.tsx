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
export function ViewTabs({ object, views, state, onChange }: ViewTabsProps) {
  const may = useObjects().find('view')?.may
  const view = views.find(({ id }) => id === state.view)
  const [dialog, setDialog] = useState<'new' | 'rename'>()
  const isChanged = state.filter !== undefined || state.sort !== undefined || state.columns !== undefined
  const attempt = (act: Promise<void>) => act.catch(showProblem)
  const keepInView = async () => {
    if (!view) return
    await changeView(view, state)
    onChange(asKept)
  }
  const saveAs = async (name: string, shared: boolean) => {
    if (dialog === 'rename' && view) return changeView(view, { name, shared })
    const { condition, sort, columns } = view ?? {}
    const shown = {
      filter: state.filter ?? condition ?? undefined,
      sort: state.sort ?? sort ?? undefined,
      columns: state.columns ?? columns ?? undefined,
    }
    onChange({ ...asKept, view: await addView(object.name, name, shown, shared) })
  }
  const remove = async () => {
    if (!view) return
    await removeView(view)
    onChange({ ...asKept, view: undefined })
  }
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
        <Button variant="quiet" icon={<Save />} onClick={() => void attempt(keepInView())}>
          Save
        </Button>
      )}
      {isChanged && may?.create && (
        <Button variant="quiet" onClick={() => setDialog('new')}>
          Save as a view
        </Button>
      )}
      {view && may?.update && (
        <Menu
          trigger={<IconButton label="This view" icon={<MoreHorizontal />} />}
          entries={[
            { label: 'Rename or share', icon: <Pencil />, onSelect: () => setDialog('rename') },
            {
              label: 'Delete the view',
              icon: <Trash2 />,
              danger: true,
              onSelect: () => void attempt(remove()),
            },
          ]}
        />
      )}
      {dialog && (
        <ViewDialog
          open
          onOpenChange={(open) => !open && setDialog(undefined)}
          title={dialog === 'new' ? 'Save as a view' : 'Rename or share'}
          start={dialog === 'rename' && view ? view : { name: '', shared: false }}
          onSave={saveAs}
        />
      )}
    </div>
  )
}
