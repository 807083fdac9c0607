import { type RefObject, useLayoutEffect } from 'react'

/** What is written in comes before what is chosen from, and that before what is pressed. */
const fields = [
  'input:not([type=hidden], [aria-hidden=true], [tabindex="-1"], [disabled]), textarea:not([disabled])',
  '[role=combobox]:not([data-disabled])',
  'button:not([disabled], [tabindex="-1"])',
]

/**
 * Gives the focus to the first field of what has come in place of what had it, which would otherwise be lost. Not on touch, lest the keyboard
 * covers what has just come.
 */
export function useFocusOnArrival(place: RefObject<HTMLElement | null>, isWanted = true): void {
  useLayoutEffect(() => {
    if (!isWanted || matchMedia('(pointer: coarse)').matches) return
    const focus = () => firstIn(place.current)?.focus()
    focus()
    // The list that was chosen from closes after this and gives the focus back to where it was.
    const frame = requestAnimationFrame(focus)
    return () => cancelAnimationFrame(frame)
  }, [place, isWanted])
}

function firstIn(place: HTMLElement | null): HTMLElement | null {
  for (const field of fields) {
    const found = place?.querySelector<HTMLElement>(field)
    if (found) return found
  }
  return null
}
