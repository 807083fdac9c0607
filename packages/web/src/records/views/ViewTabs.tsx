import { inSentence } from '@regulars/model'
import { ChevronDown, Link2, MoreHorizontal, Pencil, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { showProblem } from '../../app/problem-toast.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { showToast } from '../../ui/toasts.ts'
import { type KeptState, type ListState, nothingKept } from '../list/list-state.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import { noView, type SavedView } from './use-view.ts'
import { ViewDialog } from './ViewDialog.tsx'
import { addView, changeView, keepInView, removeView, type ViewFacts } from './view-verbs.ts'

export interface ViewTabsProps {
  object: DescribedObject
  views: readonly SavedView[]
  /** The one that is looked at. */
  view: SavedView | undefined
  /** The one that the list opens with when its address names none. */
  opened: SavedView | undefined
  state: ListState
  /** All that the list shows, by address and view together. */
  shown: KeptState
  onChange: (change: Partial<ListState>) => void
}

/** The saved views above a list; what was changed since can be kept in the view or as a new one. */
export function ViewTabs(props: ViewTabsProps) {
  const { object, views, view, state, onChange } = props
  const may = useObjects().find('view')?.may
  const [dialog, setDialog] = useState<'new' | 'change'>()
  const { keep, saveAs, change, remove, choose } = useViewVerbs(props)
  const isChanged = Object.keys(nothingKept).some((key) => state[key as keyof KeptState] !== undefined)
  const tabs = views.filter(({ id, pinned }) => pinned || id === view?.id)
  const others = views.filter((each) => !tabs.includes(each))
  return (
    <div className="flex items-end gap-1">
      <Tabs
        label="Views"
        className="min-w-0 flex-1"
        value={view?.id ?? noView}
        onValueChange={choose}
        tabs={[
          { name: noView, label: `All ${inSentence(object.labelPlural)}` },
          ...tabs.map(({ id, name }) => ({ name: id, label: name })),
        ]}
      />
      {others.length > 0 && (
        <Menu
          align="end"
          trigger={
            <Button variant="quiet" className="text-muted">
              {others.length} more
              <ChevronDown aria-hidden="true" />
            </Button>
          }
          entries={others.map(({ id, name }) => ({ label: name, onSelect: () => choose(id) }))}
        />
      )}
      {isChanged && view && may?.update && (
        <Button variant="quiet" icon={<Save />} onClick={() => keep().catch(showProblem)}>
          Save
        </Button>
      )}
      {isChanged && (
        <Button variant="quiet" onClick={() => onChange(nothingKept)}>
          Reset
        </Button>
      )}
      {isChanged && may?.create && (
        <Button variant="quiet" onClick={() => setDialog('new')}>
          Save as a view
        </Button>
      )}
      {view && (
        <ViewMenu
          onChange={may?.update ? () => setDialog('change') : undefined}
          onRemove={may?.delete ? () => remove().catch(showProblem) : undefined}
        />
      )}
      {dialog && (
        <ViewDialog
          open
          onOpenChange={(open) => !open && setDialog(undefined)}
          title={dialog === 'new' ? 'Save as a view' : 'Name, share or pin'}
          start={dialog === 'change' && view ? factsOf(view) : newFacts}
          onSave={dialog === 'change' ? change : saveAs}
        />
      )}
    </div>
  )
}

const newFacts: ViewFacts = {
  name: '',
  shared: false,
  sharedWithTeam: false,
  pinned: true,
  defaultForId: null,
}

const factsOf = ({ name, shared, sharedWithTeam, pinned, defaultForId }: SavedView): ViewFacts => ({
  name,
  shared,
  sharedWithTeam,
  pinned,
  defaultForId,
})

function ViewMenu({ onChange, onRemove }: { onChange?: () => void; onRemove?: () => void }) {
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    showToast({ title: 'Copied the link. It opens this view as it is now.' })
  }
  return (
    <Menu
      align="end"
      trigger={<IconButton label="This view" icon={<MoreHorizontal />} />}
      entries={[
        ...(onChange ? [{ label: 'Name, share or pin', icon: <Pencil />, onSelect: onChange }] : []),
        { label: 'Copy the link', icon: <Link2 />, onSelect: () => void copy().catch(showProblem) },
        ...(onRemove
          ? [{ label: 'Delete the view', icon: <Trash2 />, danger: true, onSelect: onRemove }]
          : []),
      ]}
    />
  )
}

function useViewVerbs({ object, view, opened, shown, onChange }: ViewTabsProps) {
  /** The list as it is needs to be named only where another view would be what it opens with. */
  const choose = (name: string) =>
    onChange({ ...nothingKept, view: name === noView ? opened && noView : name })
  return {
    choose,
    keep: async () => {
      if (view) await keepInView(view, shown)
      onChange(nothingKept)
    },
    saveAs: async (facts: ViewFacts) => choose(await addView(object.name, facts, shown)),
    change: async (facts: ViewFacts) => {
      if (view) await changeView(view, facts)
    },
    remove: async () => {
      if (view) await removeView(view)
      choose(noView)
    },
  }
}
