interface ChangeDetails {
  reason: string
  cancel: () => void
  allowPropagation: () => void
}

/**
 * Escape steps back, and never empties what was chosen, as the library would have it when its list is closed. True when it was that key; whoever
 * is around (a cell, a dialog) hears of it.
 */
export function keepOnEscape(details: ChangeDetails): boolean {
  if (details.reason !== 'escape-key') return false
  details.cancel()
  details.allowPropagation()
  return true
}
