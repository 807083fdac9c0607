// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what is on a day is taken up and moved by keyboard
import type { PointerEvent } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { titleOf } from '../../objects/described-object.ts'
import { RecordLink } from '../../objects/RecordLink.tsx'
import type { FirstPage } from '../use-pages.ts'
import type { CalendarGridProps } from './calendar-props.ts'

export interface CalendarDayProps extends CalendarGridProps {
  day: string
  /** The day in words. */
  label: string
  isToday: boolean
  page: FirstPage | undefined
  isTarget: boolean
  liftedId: string | undefined
  onDragStart: ((id: string, event: PointerEvent) => void) | undefined
}

/** A day and the first of what is on it. */
export function CalendarDay(props: CalendarDayProps) {
  const { object, field, day, label, isToday, month, span, page, counts, isTarget, liftedId } = props
  const { time, number } = useFormat()
  const records = page?.data ?? []
  const left = (counts.get(day) ?? records.length) - records.length
  const isOther = span === 'month' && !day.startsWith(month)
  return (
    <section
      aria-label={label}
      data-drop={day}
      className={classNames(
        'min-w-0 border-e border-b border-hairline p-1 nth-[7n]:border-e-0',
        isOther && 'bg-sunken',
        isTarget && 'bg-accent-tint outline-2 -outline-offset-2 outline-accent',
      )}
    >
      <p className="flex justify-end">
        <span
          aria-current={isToday ? 'date' : undefined}
          className={classNames(
            'flex h-6 min-w-6 items-center justify-center rounded-full px-1 text-small',
            isToday ? 'bg-accent font-medium text-on-accent' : isOther ? 'text-muted' : 'text-ink',
          )}
        >
          {Number(day.slice(8))}
        </span>
      </p>
      <ul className="space-y-0.5">
        {!page && <Skeleton className="mx-1 h-4" />}
        {records.map((record) => {
          const title = titleOf(object, record)
          const at = record[field.property]
          return (
            <li
              key={record.id}
              data-card={record.id}
              tabIndex={0}
              aria-label={title}
              onPointerDown={(event) => props.onDragStart?.(record.id, event)}
              onDragStart={(event) => event.preventDefault()}
              className={classNames(
                'flex h-6 items-center gap-1.5 rounded-sm border bg-raised px-1.5 text-small ring-focus select-none',
                liftedId === record.id ? 'border-accent' : 'border-hairline hover:border-edge',
              )}
            >
              {field.kind === 'instant' && typeof at === 'string' && (
                <span className="shrink-0 text-muted">{time(at)}</span>
              )}
              <RecordLink object={object.name} id={record.id} tabIndex={-1} className="min-w-0 truncate">
                {title}
              </RecordLink>
            </li>
          )
        })}
      </ul>
      {left > 0 && (
        <Button
          variant="quiet"
          className="h-6 px-1.5 text-small text-muted"
          onClick={() => props.onShowDay(day)}
        >
          {number(left)} more
          <span className="sr-only"> on {label}</span>
        </Button>
      )}
    </section>
  )
}
