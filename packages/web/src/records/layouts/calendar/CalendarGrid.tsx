import { addDays } from '@regulars/model'
import { type KeyboardEvent, useRef, useState } from 'react'
import { chordOf } from '../../../app/keyboard/chord.ts'
import { classNames } from '../../../ui/class-names.ts'
import { dateFormat } from '../../../ui/format/cached-intl.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { type RecordRow, titleOf } from '../../objects/described-object.ts'
import { DraggedCard } from '../board/DraggedCard.tsx'
import { useDrag } from '../use-drag.ts'
import { CalendarDay } from './CalendarDay.tsx'
import type { CalendarGridProps } from './calendar-props.ts'

interface Lifted {
  record: RecordRow
  from: string
  to: string
}

/** Days side by side. What is on them is moved by mouse, or by keyboard: Space takes it up, arrows choose the day, Enter puts it there. */
export function CalendarGrid(props: CalendarGridProps) {
  const { object, days, pages, span, today, mayMove, onMove } = props
  const { locale, weekday } = useFormat()
  const [lifted, setLifted] = useState<Lifted>()
  const box = useRef<HTMLDivElement>(null)
  const find = (id: string) => {
    const at = pages?.findIndex(({ data }) => data.some((record) => record.id === id)) ?? -1
    const record = pages?.[at]?.data.find((each) => each.id === id)
    return record && { record, from: days[at]! }
  }
  const { dragged, start } = useDrag((id, day) => {
    const found = find(id)
    if (found) onMove(found.record, found.from, day)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.card : undefined
    const act = id !== undefined && mayMove && keysOf(id)[chordOf(event)]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const keysOf = (id: string): Record<string, () => void> => {
    if (!lifted) {
      const found = find(id)
      return { space: () => found && setLifted({ ...found, to: found.from }) }
    }
    const by = (count: number) => () => {
      const to = addDays(lifted.to, count)
      if (days.includes(to)) setLifted({ ...lifted, to })
    }
    const drop = () => {
      setLifted(undefined)
      onMove(lifted.record, lifted.from, lifted.to)
      requestAnimationFrame(() =>
        box.current?.querySelector<HTMLElement>(`[data-card="${lifted.record.id}"]`)?.focus(),
      )
    }
    const letGo = () => setLifted(undefined)
    return { right: by(1), left: by(-1), down: by(7), up: by(-7), space: drop, enter: drop, escape: letGo }
  }
  const carried = dragged && find(dragged.id)?.record
  const name = dateFormat(locale, { weekday: span === 'week' ? 'long' : 'short', timeZone: 'UTC' })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the keys of what is on the days
    <div
      ref={box}
      onKeyDown={onKeyDown}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard, also where nothing is on any day
      tabIndex={0}
      className="relative flex min-h-0 flex-1 flex-col overflow-auto border-t border-hairline ring-focus -outline-offset-2"
    >
      <div className="sticky top-0 z-10 grid min-w-[44rem] grid-cols-7 border-b border-hairline bg-paper">
        {days.slice(0, 7).map((day) => (
          <div key={day} className="px-2 py-1.5 text-small text-muted">
            {name.format(new Date(`${day}T12:00:00Z`))}
          </div>
        ))}
      </div>
      <div
        className={classNames(
          'grid min-w-[44rem] flex-1 grid-cols-7',
          span === 'month' && 'auto-rows-[minmax(7rem,1fr)]',
        )}
      >
        {days.map((day, at) => (
          <CalendarDay
            key={day}
            {...props}
            day={day}
            label={weekday(day)}
            isToday={day === today}
            page={pages?.[at]}
            isTarget={dragged ? dragged.over === day : lifted?.to === day}
            liftedId={lifted?.record.id}
            onDragStart={mayMove ? start : undefined}
          />
        ))}
      </div>
      <p className="sr-only" aria-live="assertive">
        {lifted &&
          `${titleOf(object, lifted.record)} would go to ${weekday(lifted.to)}. Arrows choose, Enter moves, Escape lets go.`}
      </p>
      {dragged && carried && <DraggedCard object={object} record={carried} dragged={dragged} />}
    </div>
  )
}
