import { Tooltip as Base } from '@base-ui/react/tooltip'
import { Kbd } from './Kbd.tsx'
import type { TooltipSide } from './Tooltip.tsx'

/** What a tooltip is shown for. */
export interface ShownTooltip {
  anchor: HTMLElement
  text: string
  keys: string | undefined
  side: TooltipSide
}

/** The words themselves, beside what they are about. */
export default function TooltipPopup({ shown, onClose }: { shown: ShownTooltip; onClose: () => void }) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={shown.anchor} side={shown.side} sideOffset={6} className="z-50">
          <Base.Popup className="pointer-events-none flex max-w-72 items-center gap-2 rounded-md bg-ink px-2 py-1 text-small text-paper">
            {shown.text}
            {shown.keys && <Kbd keys={shown.keys} tone="inverse" />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
