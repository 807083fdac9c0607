import { useEffect } from 'react'
import { focusPage } from '../focus-page.ts'

/**
 * Keeps the focus from being lost when what has it goes away: the button of a row that was removed, a part of a filter, what has done its work. It goes
 * to what is nearest in the part of the page that stays. Not on touch, where a field that gets it opens the keyboard.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    if (matchMedia('(pointer: coarse)').matches) return
    const look = ({ target, relatedTarget }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || relatedTarget) return
      const around = ancestorsOf(target)
      // Menus and dialogs that close give the focus back first, in this frame or the next.
      requestAnimationFrame(() => requestAnimationFrame(() => isLost(target) && focusNear(around)))
    }
    document.addEventListener('focusout', look)
    return () => document.removeEventListener('focusout', look)
  }, [])
}

/** Whoever leaves a field on purpose leaves it where it is. */
const isLost = (element: HTMLElement): boolean =>
  !element.isConnected && document.activeElement === document.body

function focusNear(around: readonly HTMLElement[]): void {
  const place = around.find((element) => element.isConnected && element.querySelector(focusable))
  const near = place?.closest('main, [role=dialog]') && place.querySelector<HTMLElement>(focusable)
  if (near) near.focus()
  else focusPage()
}

const focusable = ['a[href]', 'button', 'input', 'textarea', '[tabindex]']
  .map((each) => `${each}:not([tabindex="-1"], [disabled], [type=hidden], [aria-hidden=true])`)
  .join()

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = element.parentElement; at; at = at.parentElement) found.push(at)
  return found
}
