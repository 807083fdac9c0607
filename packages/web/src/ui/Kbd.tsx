import { classNames } from './class-names.ts'

const isApple = typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform)

const names: Record<string, string> = {
  mod: isApple ? '⌘' : 'Ctrl',
  alt: isApple ? '⌥' : 'Alt',
  shift: isApple ? '⇧' : 'Shift',
  enter: '↵',
  escape: 'Esc',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
}

export interface KbdProps {
  /** `"mod+k"` is held together, `"g p"` is pressed one after the other. */
  keys: string
  tone?: 'page' | 'inverse'
  /** Read out too. Beside a button or in a menu it is not: it would become part of the name. */
  isSpoken?: boolean
}

/** Keys to press, as they are called on this machine. */
export function Kbd({ keys, tone = 'page', isSpoken = false }: KbdProps) {
  return (
    <span aria-hidden={!isSpoken} className="inline-flex shrink-0 items-center gap-1">
      {keys.split(' ').map((chord) => (
        <kbd
          key={chord}
          className={classNames(
            'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border px-1 font-sans text-tiny',
            tone === 'page' ? 'border-hairline bg-sunken text-muted' : 'border-current/30',
          )}
        >
          {chord
            .split('+')
            .map(keyName)
            .join(isApple ? '' : '+')}
        </kbd>
      ))}
    </span>
  )
}

function keyName(key: string): string {
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}
