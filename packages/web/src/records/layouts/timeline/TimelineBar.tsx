import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { chordOf } from '../../../app/keyboard/chord.ts'
import { classNames } from '../../../ui/class-names.ts'
import type { Bar } from './stretch.ts'

export interface TimelineBarProps {
  bar: Bar
  title: string
  /** How many days are shown. */
  days: number
  /** Undefined where one may not move it. */
  onMove: ((days: number) => void) | undefined
}

/** A record on its days. It is moved by pointer, or by keyboard: Space takes it up, arrows move it, Enter puts it there. */
export function TimelineBar({ bar, title, days, onMove }: TimelineBarProps) {
  const [shift, setShift] = useState<number>()
  const from = useRef<{ x: number; dayWidth: number }>(undefined)
  const end = () => {
    from.current = undefined
    setShift(undefined)
    if (shift) onMove?.(shift)
  }
  const start = ({ button, clientX, pointerId, currentTarget }: PointerEvent<HTMLElement>) => {
    if (button !== 0 || !onMove) return
    currentTarget.setPointerCapture(pointerId)
    const rtl = getComputedStyle(currentTarget).direction === 'rtl' ? -1 : 1
    from.current = { x: clientX, dayWidth: (rtl * currentTarget.offsetWidth) / bar.length }
  }
  const drag = ({ clientX }: PointerEvent) => {
    if (from.current) setShift(Math.round((clientX - from.current.x) / from.current.dayWidth))
  }
  const press = (event: KeyboardEvent) => {
    const act = onMove && keysOf(shift, setShift, end)[chordOf(event)]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const moved = shift ?? 0
  const first = Math.max(0, Math.min(days - 1, bar.start + moved))
  const length = Math.max(1, Math.min(bar.start + moved + bar.length, days) - first)
  return (
    <button
      type="button"
      aria-label={`${title}, ${bar.length === 1 ? 'one day' : `${bar.length} days`}`}
      aria-description={onMove && 'Space takes it up, arrows move it, Enter puts it there.'}
      aria-disabled={!onMove}
      onPointerDown={start}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={() => {
        from.current = undefined
        setShift(undefined)
      }}
      onKeyDown={press}
      className={classNames(
        'row-start-1 my-1.5 min-w-0 touch-pan-y truncate px-1.5 text-start text-small select-none ring-focus',
        shift === undefined ? 'border border-accent bg-accent-tint text-accent' : 'bg-accent text-on-accent',
        bar.isCutAtStart ? '' : 'rounded-s-md',
        bar.isCutAtEnd ? '' : 'rounded-e-md',
      )}
      style={{ gridColumn: `${first + 2} / span ${length}` }}
    >
      {length > 3 && title}
      <span className="sr-only" aria-live="assertive">
        {shift !== undefined && `${shift} days`}
      </span>
    </button>
  )
}

function keysOf(
  shift: number | undefined,
  setShift: (shift: number | undefined) => void,
  end: () => void,
): Record<string, () => void> {
  if (shift === undefined) return { space: () => setShift(0) }
  return {
    right: () => setShift(shift + 1),
    left: () => setShift(shift - 1),
    down: () => setShift(shift + 7),
    up: () => setShift(shift - 7),
    space: end,
    enter: end,
    escape: () => setShift(undefined),
  }
}
