import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'

/** What is being carried, and over what. */
export interface Dragged {
  id: string
  /** Key of the place below the pointer, as its `data-drop` says; undefined outside of all. */
  over: string | undefined
  x: number
  y: number
}

/** Moved less than this it was a press. */
const slackPx = 6

/**
 * Carries things by mouse or pen to places that say `data-drop`. With a finger one scrolls; there and by keyboard a menu moves things. Escape lets go.
 */
export function useDrag(onDrop: (id: string, target: string) => void) {
  const [dragged, setDragged] = useState<Dragged>()
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const start = useRef((id: string, event: ReactPointerEvent) => {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const from = { x: event.clientX, y: event.clientY }
    let isCarried = false
    const over = new AbortController()
    const { signal } = over
    const end = () => {
      over.abort()
      setDragged(undefined)
    }
    stop.current = end
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!isCarried && Math.hypot(x - from.x, y - from.y) < slackPx) return
      isCarried = true
      setDragged({ id, x, y, over: dropAt(x, y) })
    }
    const release = ({ clientX, clientY }: PointerEvent) => {
      end()
      if (!isCarried) return
      // What was carried was not pressed.
      addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => removeEventListener('click', swallow, { capture: true }))
      const target = dropAt(clientX, clientY)
      if (target !== undefined) drop.current(id, target)
    }
    addEventListener('pointermove', move, { signal })
    addEventListener('pointerup', release, { signal })
    addEventListener('pointercancel', end, { signal })
    addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal, capture: true })
  }).current
  return { dragged, start }
}

function dropAt(x: number, y: number): string | undefined {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')
  return place?.dataset.drop
}

function swallow(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}
