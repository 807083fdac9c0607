import { cloneElement, type ReactElement } from 'react'

export interface TooltipProps {
  text: string
  /** The key that does the same, as in `Kbd`. */
  keys?: string
  side?: TooltipSide
  /** The one element that the words are about; it must pass `data-` attributes on to its HTML element. */
  children: ReactElement<TooltipMarks>
}

export type TooltipSide = 'top' | 'bottom' | 'left' | 'right'

export interface TooltipMarks {
  'data-tooltip'?: string
  'data-tooltip-keys'?: string
  'data-tooltip-side'?: string
}

/**
 * Words for what a pointer rests on or the keyboard has reached. Never the only place where something is said: the element
 * keeps its own name. It only marks the element; the one `TooltipLayer` shows the words, so that a list with a thousand
 * icons has one tooltip and not a thousand.
 */
export function Tooltip({ text, keys, side = 'top', children }: TooltipProps) {
  return cloneElement(children, {
    'data-tooltip': text,
    'data-tooltip-keys': keys,
    'data-tooltip-side': side,
  })
}
