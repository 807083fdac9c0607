import { type PointerEvent, useRef } from 'react'

export const narrowest = 64
export const widest = 640

export interface ResizeEdgeProps {
  width: number
  onWidthChange: (width: number) => void
}

/** The edge of a column's name that is dragged to make it wider or narrower; by keyboard its menu does. */
export function ResizeEdge({ width, onWidthChange }: ResizeEdgeProps) {
  const from = useRef<{ x: number; width: number }>(undefined)
  const drag = ({ clientX, currentTarget }: PointerEvent) => {
    if (!from.current) return
    const sign = getComputedStyle(currentTarget).direction === 'rtl' ? -1 : 1
    const next = from.current.width + sign * (clientX - from.current.x)
    onWidthChange(Math.round(Math.min(widest, Math.max(narrowest, next))))
  }
  return (
    <span
      aria-hidden="true"
      onDragStart={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width }
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = undefined
      }}
      className="absolute inset-y-1.5 end-0 w-2 cursor-col-resize border-e-2 border-transparent group-hover/head:border-hairline hover:border-accent"
    />
  )
}
