import { inSentence } from '@regulars/model'
import { Columns3 } from 'lucide-react'
import { useState } from 'react'
import { useObjects } from '../../../../records/objects/use-objects.ts'
import type { ShownPart } from '../../../../records/page/use-page-parts.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import type { MenuEntry } from '../../../../ui/menu-entry.ts'
import { ChosenFields } from './ChosenFields.tsx'
import { MovableLists } from './MovableLists.tsx'
import { moveItem } from './move-item.ts'
import type { PageDraft } from './page-draft.ts'

interface PartListsProps {
  parts: readonly ShownPart[]
  draft: PageDraft
  onChange: (change: Partial<PageDraft>) => void
}

const words = {
  top: { title: 'Above the tabs', empty: 'Nothing above the tabs.' },
  tabs: { title: 'Tabs', empty: 'No tabs.' },
  side: { title: 'Beside the tabs', empty: 'Nothing beside the tabs.' },
  hidden: { title: 'Not shown', empty: 'Everything is shown.' },
}

/** The parts of a page by where they stand; related lists with their columns. */
export function PartLists({ parts, draft, onChange }: PartListsProps) {
  const [opened, setOpened] = useState<ShownPart>()
  const [isOpen, setOpen] = useState(false)
  const find = (name: string) => parts.find((part) => part.name === name)
  const entriesOf = (name: string): MenuEntry[] => {
    const part = find(name)
    if (!part?.relation) return []
    const open = () => {
      setOpened(part)
      setOpen(true)
    }
    return [{ label: 'Columns…', icon: <Columns3 />, onSelect: open }]
  }
  return (
    <>
      <MovableLists
        lists={draft.parts.map((list) => ({ ...list, ...words[list.name] }))}
        labelOf={(name) => find(name)?.title ?? name}
        entriesOf={entriesOf}
        onMove={(name, to) => onChange({ parts: moveItem(draft.parts, name, to) })}
      />
      {opened && (
        <ColumnsDialog
          part={opened}
          draft={draft}
          onChange={onChange}
          open={isOpen}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

interface ColumnsDialogProps extends Omit<PartListsProps, 'parts'> {
  part: ShownPart
  open: boolean
  onClose: () => void
}

function ColumnsDialog({ part: { title, relation }, draft, onChange, open, onClose }: ColumnsDialogProps) {
  const object = useObjects().find(relation?.to ?? '')
  if (!object || !relation) return null
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      size="small"
      title={`Columns of ${title}`}
      description={`On this page. The list of all ${inSentence(object.labelPlural)} has its own.`}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <ChosenFields
        object={object}
        title="Columns"
        empty="The columns of its own list."
        most={12}
        paths={draft.columns[relation.name] ?? object.columns}
        onPathsChange={(paths) => {
          const { [relation.name]: _, ...others } = draft.columns
          onChange({ columns: paths.length > 0 ? { ...others, [relation.name]: paths } : others })
        }}
      />
    </Dialog>
  )
}
