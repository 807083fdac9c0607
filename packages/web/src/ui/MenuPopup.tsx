import { Menu as Base } from '@base-ui/react/menu'
import type { MenuProps } from './Menu.tsx'
import { MenuEntries, menuPopupLook } from './MenuEntries.tsx'

/** The menu itself, from the first press on. */
export default function MenuPopup({ trigger, entries, align = 'start', side = 'bottom' }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
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
