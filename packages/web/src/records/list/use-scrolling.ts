import { useEffect, useRef } from 'react'

/** What is done as an element scrolls. */
export interface ScrollingActs {
  moved: (element: HTMLElement) => void
  /** Nothing has moved for a moment. */
  rested: (element: HTMLElement) => void
  resized: (element: HTMLElement) => void
}

/** After so many milliseconds without a scroll event one has come to rest. */
const restMs = 150

/** Watches an element scroll. While it goes up or down it says `data-moving`, so that what only matters sideways need not be kept up. */
export function useScrolling(element: HTMLElement | null, acts: ScrollingActs): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const rest = () => {
      element.removeAttribute('data-moving')
      latest.current.rested(element)
    }
    const move = () => {
      clearTimeout(timer)
      timer = setTimeout(rest, restMs)
      element.toggleAttribute('data-moving', element.scrollLeft === 0)
      latest.current.moved(element)
    }
    const sizes = new ResizeObserver(() => latest.current.resized(element))
    sizes.observe(element)
    element.addEventListener('scroll', move, { passive: true })
    return () => {
      clearTimeout(timer)
      sizes.disconnect()
      element.removeEventListener('scroll', move)
    }
  }, [element])
}
