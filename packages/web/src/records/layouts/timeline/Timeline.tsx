import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { dateFormat } from '../../../ui/format/cached-intl.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { type Lines, recordOf } from '../../list/lines.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../../objects/described-object.ts'
import { RecordLink } from '../../objects/RecordLink.tsx'
import { barOf, type TimelineFields } from './stretch.ts'
import { TimelineBar } from './TimelineBar.tsx'

export interface TimelineProps {
  object: DescribedObject
  lines: Lines
  fields: TimelineFields
  days: readonly string[]
  today: string
  movable: boolean
  /** Moves a record by so many days. */
  onMove: (record: RecordRow, days: number) => void
}

const rowHeight = 36
const nameWidth = 220
const narrowestDay = 26

/** Records below one another on a line of days; drawn where one looks. */
export function Timeline({ object, lines, fields, days, today, movable, onMove }: TimelineProps) {
  const { timeZone } = useFormat()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const drawn = rows.getVirtualItems()
  const { look } = lines
  useEffect(() => look(drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0))
  const stretch = { first: days[0]!, last: days.at(-1)! }
  const grid = {
    gridTemplateColumns: `${nameWidth}px repeat(${days.length}, minmax(${narrowestDay}px, 1fr))`,
  }
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={object.labelPlural}
      className="min-h-0 flex-1 overflow-auto border-t border-hairline ring-focus -outline-offset-2"
    >
      <div style={{ minWidth: nameWidth + days.length * narrowestDay }}>
        <DayHeads days={days} today={today} grid={grid} />
        <ul className="relative" style={{ height: rows.getTotalSize() }}>
          {drawn.map(({ index, start }) => {
            const record = recordOf(lines.at(index))
            const bar = record && barOf(fields, record, stretch, timeZone)
            return (
              <li
                key={record?.id ?? index}
                className="group absolute inset-x-0 grid border-b border-hairline hover:bg-hover"
                style={{ ...grid, height: rowHeight, transform: `translateY(${start}px)` }}
              >
                <div className="sticky start-0 z-10 flex min-w-0 items-center border-e border-hairline bg-paper px-4 group-hover:bg-hover">
                  {record ? (
                    <RecordLink
                      object={object.name}
                      id={record.id}
                      className={classNames(
                        'truncate',
                        object.person ? 'font-serif text-[0.9375rem]' : 'font-medium',
                      )}
                    >
                      {titleOf(object, record)}
                    </RecordLink>
                  ) : (
                    <Skeleton className="h-3 w-3/5" />
                  )}
                </div>
                {record && bar && (
                  <TimelineBar
                    bar={bar}
                    title={titleOf(object, record)}
                    days={days.length}
                    onMove={movable ? (count) => onMove(record, count) : undefined}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}

interface DayHeadsProps {
  days: readonly string[]
  today: string
  grid: { gridTemplateColumns: string }
}

function DayHeads({ days, today, grid }: DayHeadsProps) {
  const { locale, weekday } = useFormat()
  const short = dateFormat(locale, { weekday: 'narrow', timeZone: 'UTC' })
  return (
    <div className="sticky top-0 z-20 grid border-b border-edge bg-paper" style={grid}>
      <div className="sticky start-0 z-10 border-e border-hairline bg-paper" />
      {days.map((day) => (
        <div
          key={day}
          title={weekday(day)}
          aria-current={day === today ? 'date' : undefined}
          className={classNames(
            'flex flex-col items-center py-1 text-small',
            day === today ? 'bg-accent-tint font-medium text-accent' : 'text-muted',
          )}
        >
          <span aria-hidden="true">{short.format(new Date(`${day}T12:00:00Z`))}</span>
          <span>{Number(day.slice(8))}</span>
        </div>
      ))}
    </div>
  )
}
