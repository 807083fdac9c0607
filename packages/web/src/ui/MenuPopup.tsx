import { Menu as Base } from '@base-ui/react/menu'
import { type ReactElement, useEffect, useRef } from 'react'
import { MenuEntries, menuPopupLook } from './MenuEntries.tsx'
import type { MenuEntry } from './menu-entry.ts'
import type { AskedBy } from './use-lazy-trigger.ts'

export interface MenuPopupProps {
  /** The button that opens it: a `Button` or an `IconButton`. */
  trigger: ReactElement
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
  side?: 'top' | 'bottom' | 'right'
  askedBy: AskedBy
}

/** The menu itself, from the first press on. */
export default function MenuPopup({
  trigger,
  entries,
  align = 'start',
  side = 'bottom',
  askedBy,
}: MenuPopupProps) {
  const button = useRef<HTMLButtonElement>(null)
  // The key went to the plain button that stood here before; it is pressed again, so that the first entry gets the focus.
  useEffect(() => {
    if (askedBy !== 'keyboard') return
    button.current?.focus()
    button.current?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
  }, [askedBy])
  return (
    <Base.Root defaultOpen={askedBy === 'pointer'}>
      <Base.Trigger ref={button} render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className="z-50">
          <Base.Popup className={menuPopupLook}>
            <MenuEntries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
