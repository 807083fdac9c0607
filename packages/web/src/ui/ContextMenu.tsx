import { ContextMenu as Base } from '@base-ui/react/context-menu'
import type { ReactElement } from 'react'
import { MenuEntries, menuPopupLook } from './MenuEntries.tsx'
import type { MenuEntry } from './menu-entry.ts'

export interface ContextMenuProps {
  entries: readonly MenuEntry[]
  /** The element that answers to a right click, a long press or the menu key. */
  children: ReactElement
}

/** The verbs of the thing under the pointer. Each must also be reachable another way. */
export function ContextMenu({ entries, children }: ContextMenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className="z-50">
          <Base.Popup className={menuPopupLook}>
            <MenuEntries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
