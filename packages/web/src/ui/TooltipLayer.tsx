import { lazy, Suspense, useEffect, useState } from 'react'
import type { TooltipSide } from './Tooltip.tsx'
import type { ShownTooltip } from './TooltipPopup.tsx'

const loadPopup = () => import('./TooltipPopup.tsx')
const TooltipPopup = lazy(loadPopup)

const restMs = 450
/** While one moves along a bar, the next words appear at once. */
const movingMs = 300

/** Shows the words of whatever `Tooltip` has marked. One, around the app. Fetches what draws them when first needed. */
export function TooltipLayer() {
  const [shown, setShown] = useState<ShownTooltip | null>(null)
  useEffect(() => watch(setShown), [])
  return <Suspense>{shown && <TooltipPopup shown={shown} onClose={() => setShown(null)} />}</Suspense>
}

function watch(show: (shown: ShownTooltip | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: HTMLElement | undefined
  let hiddenAt = Number.NEGATIVE_INFINITY
  const hide = () => {
    clearTimeout(timer)
    if (!current) return
    current = undefined
    hiddenAt = performance.now()
    show(null)
  }
  const showFor = (anchor: HTMLElement, afterMs: number) => {
    clearTimeout(timer)
    void loadPopup()
    timer = setTimeout(() => {
      const { tooltip = '', tooltipKeys, tooltipSide } = anchor.dataset
      if (!anchor.isConnected || anchor.getAttribute('aria-expanded') === 'true') return
      current = anchor
      show({ anchor, text: tooltip, keys: tooltipKeys, side: tooltipSide as TooltipSide })
    }, afterMs)
  }
  const over = ({ target, pointerType }: PointerEvent) => {
    const anchor = markedAround(target)
    if (anchor === current && anchor) return
    hide()
    if (anchor && pointerType !== 'touch')
      showFor(anchor, performance.now() - hiddenAt < movingMs ? 0 : restMs)
  }
  const focus = ({ target }: FocusEvent) => {
    const anchor = markedAround(target)
    if (anchor?.matches(':focus-visible')) showFor(anchor, restMs)
  }
  const stop = new AbortController()
  const on = { signal: stop.signal, capture: true, passive: true }
  document.addEventListener('pointerover', over, on)
  document.addEventListener('focusin', focus, on)
  for (const event of ['focusout', 'pointerdown', 'keydown', 'scroll'] as const)
    document.addEventListener(event, hide, on)
  return () => {
    stop.abort()
    clearTimeout(timer)
  }
}

function markedAround(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('[data-tooltip]')) || undefined
}
