import {
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  startTransition,
  useState,
} from 'react'

interface TriggerProps {
  'aria-haspopup'?: 'menu' | 'dialog'
  'aria-expanded'?: boolean
  onClick?: (event: MouseEvent) => void
  onFocus?: () => void
  onPointerEnter?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/** How the popup was asked for, since by keyboard its first entry gets the focus. */
export type AskedBy = 'keyboard' | 'pointer'

/**
 * Fetches what a button opens only when somebody nears the button: positioning and focus handling of popups weigh 40 kB, which
 * no first screen needs. Until it is pressed, `trigger` is the plain button, named as what it will open.
 */
export function useLazyTrigger(button: ReactElement, popup: 'menu' | 'dialog', load: () => Promise<unknown>) {
  const [askedBy, setAskedBy] = useState<AskedBy>()
  const near = () => void load()
  // As a transition, so that the plain button stays and keeps the focus until what it opens is there.
  const ask = (by: AskedBy) => startTransition(() => setAskedBy(by))
  const trigger = cloneElement(button as ReactElement<TriggerProps>, {
    'aria-haspopup': popup,
    'aria-expanded': false,
    onPointerEnter: near,
    onFocus: near,
    // A press of Enter or Space comes as a click that no pointer made.
    onClick: ({ detail }) => ask(detail === 0 ? 'keyboard' : 'pointer'),
    onKeyDown: (event) => {
      if (popup !== 'menu' || event.key !== 'ArrowDown') return
      event.preventDefault()
      ask('keyboard')
    },
  })
  return { askedBy, trigger }
}
