import { isWorkingTime, momentAt } from '@regulars/model'
import { useLayoutEffect } from 'react'
import { useSession } from '../../app/session.ts'
import { classNames } from '../../ui/class-names.ts'
import { dateFormat } from '../../ui/format/cached-intl.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { CalendarEntry } from './calendar-entry.ts'
import { entriesOn, placeKey, stepMinutes, stretchOn } from './day-places.ts'
import { EntryChip } from './EntryChip.tsx'
import { lanesOf } from './lanes.ts'
import type { Place } from './use-calendar.ts'
import { useCarry } from './use-carry.tsx'

export interface HoursGridProps {
  days: readonly string[]
  today: string
  entries: readonly CalendarEntry[]
  move: (entry: CalendarEntry, to: Place) => void
}

const stepHeight = 24
const steps = Array.from({ length: 1440 / stepMinutes }, (_, at) => at * stepMinutes)

/** Days side by side with their hours; those in which the business is closed are shaded. */
export function HoursGrid({ days, today, entries, move }: HoursGridProps) {
  const carry = useCarry(entries, { hasHours: true, move })
  const { timeZone, locale } = useFormat()
  const { box } = carry
  // Half an hour above eight, so that the morning is at the top.
  useLayoutEffect(() => {
    const scroller = box.current
    if (scroller) scroller.scrollTop = (7.5 * 60 * stepHeight) / stepMinutes
  }, [box])
  const columns = { gridTemplateColumns: `3.5rem repeat(${days.length}, minmax(7rem, 1fr))` }
  const head = dateFormat(locale, { weekday: 'short', day: 'numeric', timeZone: 'UTC' })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the keys of what is in the hours
    <div
      ref={carry.box}
      onKeyDown={carry.onKeyDown}
      className="relative min-h-0 flex-1 overflow-auto border-t border-hairline"
    >
      <div className="sticky top-0 z-20 grid min-w-fit border-b border-hairline bg-paper" style={columns}>
        <span />
        {days.map((day) => (
          <div
            key={day}
            data-drop={placeKey(day)}
            className={classNames(
              'min-h-15 min-w-0 space-y-0.5 border-s border-hairline p-1',
              carry.target === day && 'bg-accent-tint',
            )}
          >
            <p
              aria-current={day === today ? 'date' : undefined}
              className={classNames(
                'px-1 text-small',
                day === today ? 'font-medium text-accent' : 'text-muted',
              )}
            >
              {head.format(new Date(`${day}T12:00:00Z`))}
            </p>
            <ul className="space-y-0.5">
              {entriesOn(entries, day, timeZone)
                .filter(({ startsAt }) => !startsAt)
                .map((entry) => (
                  <EntryChip
                    key={entry.key}
                    entry={entry}
                    isLifted={carry.liftedKey === entry.key}
                    onDragStart={carry.start}
                  />
                ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="grid min-w-fit" style={columns}>
        <Hours day={days[0]!} />
        {days.map((day) => (
          <DayColumn
            key={day}
            day={day}
            entries={entriesOn(entries, day, timeZone).filter(({ startsAt }) => startsAt)}
            carry={carry}
          />
        ))}
      </div>
      {carry.said}
    </div>
  )
}

/** What the clock says at each hour. */
function Hours({ day }: { day: string }) {
  const { time, timeZone } = useFormat()
  return (
    <div aria-hidden="true">
      {steps
        .filter((minute) => minute % 60 === 0)
        .map((minute) => (
          <div key={minute} className="relative" style={{ height: (60 * stepHeight) / stepMinutes }}>
            {minute > 0 && (
              <span className="absolute -top-2.5 right-2 text-small text-muted tabular-nums">
                {time(momentAt(day, minute * 60, timeZone))}
              </span>
            )}
          </div>
        ))}
    </div>
  )
}

interface DayColumnProps {
  day: string
  entries: readonly CalendarEntry[]
  carry: ReturnType<typeof useCarry>
}

function DayColumn({ day, entries, carry }: DayColumnProps) {
  const { timeZone, weekday } = useFormat()
  const { settings, business } = useSession()
  const stretches = entries.map((entry) => stretchOn(entry, day, timeZone))
  const lanes = lanesOf(stretches)
  const isOpen = (minute: number) =>
    isWorkingTime(momentAt(day, minute * 60, timeZone), settings.workingHours, business.timeZone)
  return (
    <section aria-label={weekday(day)} className="relative border-s border-hairline">
      {steps.map((minute) => (
        <div
          key={minute}
          data-drop={placeKey(day, minute)}
          style={{ height: stepHeight }}
          className={classNames(
            minute % 60 === 0 ? 'border-t border-hairline' : '',
            carry.target === placeKey(day, minute) ? 'bg-accent-tint' : isOpen(minute) ? '' : 'bg-sunken',
          )}
        />
      ))}
      <ul className="pointer-events-none absolute inset-y-0 start-0 end-1.5">
        {entries.map((entry, at) => {
          const [{ from, until }, { lane, lanes: count }] = [stretches[at]!, lanes[at]!]
          return (
            <EntryChip
              key={entry.key}
              entry={entry}
              isLifted={carry.liftedKey === entry.key}
              onDragStart={carry.start}
              className={classNames(
                'absolute',
                carry.isDragging ? 'pointer-events-none' : 'pointer-events-auto',
              )}
              style={{
                top: (from * stepHeight) / stepMinutes,
                height: ((until - from) * stepHeight) / stepMinutes - 1,
                insetInlineStart: `${(lane / count) * 100}%`,
                width: `${100 / count}%`,
              }}
            />
          )
        })}
      </ul>
    </section>
  )
}
