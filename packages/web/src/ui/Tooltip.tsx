import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './Kbd.tsx'

export interface TooltipProps {
  text: ReactNode
  /** The key that does the same, as in `Kbd`. */
  keys?: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  /** The one element that the words are about; it must take a ref and props. */
  children: ReactElement
}

/** Words for what a pointer rests on or the keyboard has reached. Never the only place where something is said. */
export function Tooltip({ text, keys, side = 'top', children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner side={side} sideOffset={6} className="z-50">
          <BaseTooltip.Popup className="popping flex max-w-72 items-center gap-2 rounded-md bg-ink px-2 py-1 text-small text-paper">
            {text}
            {keys && <Kbd keys={keys} tone="inverse" />}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  )
}

/** Lets the next tooltip open at once while one moves along a bar. One, around the app. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <BaseTooltip.Provider delay={450}>{children}</BaseTooltip.Provider>
}
