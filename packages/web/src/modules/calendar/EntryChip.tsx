// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what is in the calendar is taken up and moved by keyboard
import type { CSSProperties, PointerEvent } from 'react'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { CalendarEntry } from './calendar-entry.ts'

export interface EntryChipProps {
  entry: CalendarEntry
  isLifted: boolean
  onDragStart: (key: string, event: PointerEvent) => void
  className?: string
  style?: CSSProperties
}

/** An entry in a calendar: its time, its name, and a hold to move it by. */
export function EntryChip({ entry, isLifted, onDragStart, className, style }: EntryChipProps) {
  const { time } = useFormat()
  const { key, object, id, title, startsAt, isDone, icon: Icon, move } = entry
  return (
    <li
      data-card={key}
      tabIndex={move ? 0 : undefined}
      aria-label={move ? title : undefined}
      onPointerDown={(event) => move && onDragStart(key, event)}
      onDragStart={(event) => event.preventDefault()}
      style={style}
      className={classNames(
        'flex min-h-6 min-w-0 items-start gap-1 overflow-hidden rounded-sm border bg-raised px-1.5 py-0.5 text-small ring-focus select-none',
        isLifted ? 'border-accent' : 'border-hairline hover:border-edge',
        className,
      )}
    >
      <Icon
        className={classNames('mt-0.5 size-3.5 shrink-0', isDone ? 'text-good' : 'text-muted')}
        aria-hidden="true"
      />
      <span className="min-w-0 flex-1 truncate">
        {startsAt && <span className="me-1 text-muted tabular-nums">{time(startsAt)}</span>}
        <RecordLink
          object={object}
          id={id}
          tabIndex={move ? -1 : undefined}
          className={isDone ? 'line-through' : ''}
        >
          {title}
        </RecordLink>
        {isDone && <span className="sr-only">, done</span>}
      </span>
    </li>
  )
}
