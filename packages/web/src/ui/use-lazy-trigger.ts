import { cloneElement, type KeyboardEvent, type ReactElement, useState } from 'react'

interface TriggerProps {
  'aria-haspopup'?: 'menu' | 'dialog'
  'aria-expanded'?: boolean
  onClick?: () => void
  onFocus?: () => void
  onPointerEnter?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/**
 * Fetches what a button opens only when somebody nears the button: positioning and focus handling of popups weigh 40 kB, which
 * no first screen needs. Until it is pressed, `trigger` is the plain button, named as what it will open.
 */
export function useLazyTrigger(button: ReactElement, popup: 'menu' | 'dialog', load: () => Promise<unknown>) {
  const [isWanted, setWanted] = useState(false)
  const near = () => void load()
  const want = () => setWanted(true)
  const trigger = cloneElement(button as ReactElement<TriggerProps>, {
    'aria-haspopup': popup,
    'aria-expanded': false,
    onPointerEnter: near,
    onFocus: near,
    onClick: want,
    onKeyDown: (event) => {
      if (popup !== 'menu' || event.key !== 'ArrowDown') return
      event.preventDefault()
      want()
    },
  })
  return { isWanted, want, trigger }
}
