import { useRouter } from '@tanstack/react-router'
import { useKeyboard, useKeys } from '../keyboard/key-bindings.ts'
import { useNavItems } from '../modules-context.ts'
import { showPalette } from '../palette/palette-state.ts'
import { undoLast } from '../undo.ts'

export interface ShellKeys {
  letterKeysOn: boolean
  showKeys: () => void
  foldSidebar: () => void
}

/** The keys that work everywhere. */
export function useShellKeys({ letterKeysOn, showKeys, foldSidebar }: ShellKeys): void {
  const { history } = useRouter()
  const places = useNavItems()
  useKeyboard(letterKeysOn)
  useKeys(
    'Go to',
    places.flatMap(({ key, label, to }) =>
      key ? [{ keys: `g ${key}`, label, run: () => history.push(to) }] : [],
    ),
    true,
  )
  useKeys(
    'Everywhere',
    [
      { keys: 'mod+k', label: 'Search or do', whileTyping: true, run: () => showPalette('all') },
      { keys: '/', label: 'Search, or filter a list', run: () => showPalette('all') },
      { keys: 'c', label: 'Make something new', run: () => showPalette('create') },
      { keys: 'u', label: 'Undo your last change', run: undoLast },
      { keys: '[', label: 'Narrow or widen the sidebar', run: foldSidebar },
      { keys: '?', label: 'Show these keys', run: showKeys },
    ],
    true,
  )
}
