import type { RefObject } from 'react'

const fields =
  'input:not([type=hidden], [disabled]), textarea:not([disabled]), [role=combobox]:not([data-disabled])'

/**
 * Where the focus goes when a dialog opens: to its first field, or to the dialog itself when there is only something to
 * read. Never to the button that closes it. On touch to the dialog too, lest the keyboard covers what was just opened.
 */
export function firstFocus(popup: RefObject<HTMLElement | null>) {
  return (opened: string): HTMLElement | null => {
    const field = opened === 'touch' ? null : popup.current?.querySelector<HTMLElement>(fields)
    return field ?? popup.current
  }
}
