import { Menu as Base } from '@base-ui/react/menu'
import { Check, ChevronRight } from 'lucide-react'
import { classNames } from './class-names.ts'
import { Kbd } from './Kbd.tsx'
import type { MenuAction, MenuChoice, MenuEntry, MenuSubmenu } from './menu-entry.ts'
import { groupLabelLook, optionLook } from './option.ts'

export const menuPopupLook =
  'floating popping max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto p-1 outline-none'

/** Draws the entries of a menu, whatever opened it. */
export function MenuEntries({ entries }: { entries: readonly MenuEntry[] }) {
  return entries.map((entry, index) => {
    if (entry === 'separator')
      // biome-ignore lint/suspicious/noArrayIndexKey: a separator is nothing but its place
      return <Base.Separator key={index} className="mx-2 my-1 h-px bg-hairline" />
    if ('group' in entry)
      return (
        <Base.Group key={entry.group}>
          <Base.GroupLabel className={groupLabelLook}>{entry.group}</Base.GroupLabel>
          <MenuEntries entries={entry.entries} />
        </Base.Group>
      )
    if ('entries' in entry) return <Submenu key={entry.label} entry={entry} />
    if ('checked' in entry) return <ChoiceItem key={entry.label} entry={entry} />
    return <ActionItem key={entry.label} entry={entry} />
  })
}

function ActionItem({ entry }: { entry: MenuAction }) {
  const look = classNames(optionLook, entry.danger && 'text-bad')
  const content = (
    <>
      {entry.icon}
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.keys && <Kbd keys={entry.keys} />}
    </>
  )
  if (entry.link)
    return (
      <Base.LinkItem render={entry.link} closeOnClick className={classNames(look, 'no-underline!')}>
        {content}
      </Base.LinkItem>
    )
  return (
    <Base.Item onClick={entry.onSelect} disabled={entry.disabled} className={look}>
      {content}
    </Base.Item>
  )
}

function ChoiceItem({ entry }: { entry: MenuChoice }) {
  return (
    <Base.CheckboxItem
      checked={entry.checked}
      onCheckedChange={entry.onCheckedChange}
      disabled={entry.disabled}
      closeOnClick={entry.isOneOf ?? false}
      className={optionLook}
    >
      {entry.icon}
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      <span className="size-4 text-accent">
        <Base.CheckboxItemIndicator>
          <Check aria-hidden="true" />
        </Base.CheckboxItemIndicator>
      </span>
    </Base.CheckboxItem>
  )
}

function Submenu({ entry }: { entry: MenuSubmenu }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={classNames(optionLook, 'data-popup-open:bg-hover')}>
        {entry.icon}
        <span className="min-w-0 flex-1 truncate">{entry.label}</span>
        <ChevronRight className="text-muted rtl:rotate-180" aria-hidden="true" />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner sideOffset={2} alignOffset={-4} className="z-50">
          <Base.Popup className={menuPopupLook}>
            <MenuEntries entries={entry.entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  )
}
