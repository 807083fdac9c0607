import { Archive, Copy, MoreHorizontal, Pencil, Tag, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from './Button.tsx'
import { ContextMenu } from './ContextMenu.tsx'
import { Dialog } from './Dialog.tsx'
import { Field } from './Field.tsx'
import { IconButton } from './IconButton.tsx'
import { Menu } from './Menu.tsx'
import type { MenuEntry } from './menu-entry.ts'
import { Popover } from './Popover.tsx'
import { Sheet } from './Sheet.tsx'
import type { States } from './states.ts'
import { TextInput } from './TextInput.tsx'
import { Tooltip } from './Tooltip.tsx'
import { showToast } from './toasts.ts'

const ignore = () => undefined

const entries: MenuEntry[] = [
  { label: 'Edit', icon: <Pencil />, keys: 'e', onSelect: ignore },
  { label: 'Copy the address', icon: <Copy />, onSelect: ignore },
  {
    label: 'Add to segment',
    icon: <Tag />,
    entries: [
      { label: 'Best customers', onSelect: ignore },
      { label: 'Slipping away', onSelect: ignore },
    ],
  },
  'separator',
  { label: 'Show archived', checked: true, onCheckedChange: ignore },
  { label: 'Archive', icon: <Archive />, disabled: true, onSelect: ignore },
  'separator',
  { label: 'Remove', icon: <Trash2 />, danger: true, onSelect: ignore },
]

export const states: States = {
  title: 'What floats',
  examples: {
    Menus: () => (
      <div className="flex flex-wrap items-center gap-4">
        <Menu trigger={<IconButton label="More" icon={<MoreHorizontal />} />} entries={entries} />
        <ContextMenu entries={entries}>
          <div className="rounded-md border border-dashed border-rule px-4 py-2 text-muted">
            Press here with the other button
          </div>
        </ContextMenu>
        <Tooltip text="Words for an icon" keys="t">
          <Button variant="quiet">Rest here</Button>
        </Tooltip>
        <Popover title="Why her?" trigger={<Button variant="quiet">Why her?</Button>}>
          <p className="text-muted">She usually comes every 3 weeks and was last in 9 weeks ago.</p>
        </Popover>
      </div>
    ),
    Dialog: DialogExample,
    Sheet: SheetExample,
    Toasts: () => (
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() =>
            showToast({
              title: '34 people added to Best customers.',
              action: { label: 'Undo', keys: 'u', onPress: ignore },
            })
          }
        >
          With undo
        </Button>
        <Button
          onClick={() =>
            showToast({
              tone: 'bad',
              title: 'The mail could not be sent.',
              detail: 'The server smtp.example.com did not answer. Check the mail settings.',
            })
          }
        >
          Bad news
        </Button>
      </div>
    ),
  },
}

function DialogExample() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open a dialog</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="small"
        title="Name this view"
        description="It appears beside the others above the list."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button variant="primary" onClick={() => setOpen(false)}>
              Save the view
            </Button>
          </>
        }
      >
        <Field label="Name">
          <TextInput defaultValue="Best customers in Gdańsk" />
        </Field>
      </Dialog>
    </>
  )
}

function SheetExample() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open a sheet</Button>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title="How do we know?"
        description="Still a customer: 68%"
        footer={<Button onClick={() => setOpen(false)}>Done</Button>}
      >
        <p>Of a hundred customers with her rhythm and her pause, sixty-eight came back within a year.</p>
      </Sheet>
    </>
  )
}
