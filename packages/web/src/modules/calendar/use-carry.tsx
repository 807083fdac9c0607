import { addDays } from '@regulars/model'
import { type KeyboardEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { chordOf } from '../../app/keyboard/chord.ts'
import { useDrag } from '../../records/layouts/use-drag.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { CalendarEntry } from './calendar-entry.ts'
import { placeKey, placeOf, stepMinutes, stretchOn } from './day-places.ts'
import type { Place } from './use-calendar.ts'

interface Lifted {
  entry: CalendarEntry
  day: string
  minute?: number
}

/**
 * Moves entries by mouse, or by keyboard: Space takes one up, arrows carry it by days and, where days have hours, by half hours; Enter puts it there, Escape lets go.
 */
export function useCarry(
  entries: readonly CalendarEntry[],
  { hasHours, move }: { hasHours: boolean; move: (entry: CalendarEntry, to: Place) => void },
) {
  const { timeZone, weekday, time } = useFormat()
  const [lifted, setLifted] = useState<Lifted>()
  const box = useRef<HTMLDivElement>(null)
  const find = (key: string) => entries.find((each) => each.key === key)
  const put = (entry: CalendarEntry, to: string) => {
    const place = placeOf(to, timeZone)
    if (place.day !== entry.day || (place.at !== undefined && !isSame(place.at, entry.startsAt)))
      move(entry, place)
  }
  const { dragged, start } = useDrag((key, to) => {
    const entry = find(key)
    if (entry) put(entry, to)
  })
  const lift = (entry: CalendarEntry) => {
    const timed = hasHours && entry.startsAt
    setLifted({
      entry,
      day: entry.day,
      ...(timed ? { minute: stretchOn(entry, entry.day, timeZone).from } : {}),
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset.card : undefined
    const entry = key === undefined ? undefined : find(key)
    const act = entry?.move && keysFor(entry)[chordOf(event)]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const keysFor = (entry: CalendarEntry): Record<string, () => void> => {
    if (!lifted) return { space: () => lift(entry) }
    const days = (count: number) => () => setLifted({ ...lifted, day: addDays(lifted.day, count) })
    const later = (steps: number) =>
      lifted.minute === undefined
        ? days(7 * steps)
        : () => setLifted({ ...lifted, minute: within(lifted.minute! + steps * stepMinutes) })
    const drop = () => {
      setLifted(undefined)
      put(lifted.entry, placeKey(lifted.day, lifted.minute))
      const card = `[data-card="${CSS.escape(lifted.entry.key)}"]`
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(card)?.focus())
    }
    const letGo = () => setLifted(undefined)
    return {
      right: days(1),
      left: days(-1),
      down: later(1),
      up: later(-1),
      space: drop,
      enter: drop,
      escape: letGo,
    }
  }
  const place = lifted && placeOf(placeKey(lifted.day, lifted.minute), timeZone)
  const carried = dragged && find(dragged.id)
  return {
    box,
    start,
    onKeyDown,
    /** What is carried falls through what is already there. */
    isDragging: dragged !== undefined,
    liftedKey: lifted?.entry.key,
    target: dragged ? dragged.over : lifted && placeKey(lifted.day, lifted.minute),
    /** What is said of what is being carried, and the card below the pointer. */
    said: (
      <>
        <p className="sr-only" aria-live="assertive">
          {lifted &&
            place &&
            `${lifted.entry.title} would go to ${weekday(place.day)}${place.at ? `, ${time(place.at)}` : ''}. Arrows choose, Enter moves, Escape lets go.`}
        </p>
        {carried && dragged && <Carried title={carried.title} x={dragged.x} y={dragged.y} />}
      </>
    ),
  }
}

const isSame = (at: string, other: string | undefined): boolean =>
  other !== undefined && Date.parse(at) === Date.parse(other)

const within = (minute: number): number => Math.min(1440 - stepMinutes, Math.max(0, minute))

function Carried({ title, x, y }: { title: string; x: number; y: number }) {
  return createPortal(
    <div
      aria-hidden="true"
      className="floating pointer-events-none fixed top-0 left-0 z-50 max-w-64 truncate px-2 py-1 text-small"
      style={{ transform: `translate(${x + 12}px, ${y + 8}px)` }}
    >
      {title}
    </div>,
    document.body,
  )
}
