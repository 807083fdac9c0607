/** What of a key event matters for a key binding. */
export interface Pressed {
  key: string
  metaKey: boolean
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** Names a press as bindings do: `k`, `mod+k`, `shift+x`, `?`, `enter`. Shift is part of the sign for signs, not for letters. */
export function chordOf({ key, metaKey, ctrlKey, altKey, shiftKey }: Pressed): string {
  const name = keyNames[key] ?? key.toLowerCase()
  const isLetterOrNamed = /^[a-z]$/.test(name) || name.length > 1
  return [(metaKey || ctrlKey) && 'mod', altKey && 'alt', shiftKey && isLetterOrNamed && 'shift', name]
    .filter(Boolean)
    .join('+')
}

const keyNames: Record<string, string> = {
  ' ': 'space',
  Escape: 'escape',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
