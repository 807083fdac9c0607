import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { dateFormat } from '../../ui/format/cached-intl.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { entriesOn } from './day-places.ts'
import { EntryChip } from './EntryChip.tsx'
import type { HoursGridProps } from './HoursGrid.tsx'
import { useCarry } from './use-carry.tsx'

export interface MonthGridProps extends HoursGridProps {
  /** `2026-11`; days of other months are paler. */
  month: string
  onShowDay: (day: string) => void
}

const mostInDay = 4

/** The weeks of a month. */
export function MonthGrid({ days, today, month, entries, move, onShowDay }: MonthGridProps) {
  const carry = useCarry(entries, { hasHours: false, move })
  const { timeZone, locale, weekday, number } = useFormat()
  const name = dateFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the keys of what is on the days
    <div
      ref={carry.box}
      onKeyDown={carry.onKeyDown}
      className="relative flex min-h-0 flex-1 flex-col overflow-auto border-t border-hairline"
    >
      <div className="sticky top-0 z-10 grid min-w-[44rem] grid-cols-7 border-b border-hairline bg-paper">
        {days.slice(0, 7).map((day) => (
          <div key={day} className="px-2 py-1.5 text-small text-muted">
            {name.format(new Date(`${day}T12:00:00Z`))}
          </div>
        ))}
      </div>
      <div className="grid min-w-[44rem] flex-1 auto-rows-[minmax(7rem,1fr)] grid-cols-7">
        {days.map((day) => {
          const all = entriesOn(entries, day, timeZone)
          const left = all.length - mostInDay
          return (
            <section
              key={day}
              aria-label={weekday(day)}
              data-drop={day}
              className={classNames(
                'min-w-0 border-e border-b border-hairline p-1 nth-[7n]:border-e-0',
                carry.target === day ? 'bg-accent-tint' : day.startsWith(month) ? '' : 'bg-sunken',
              )}
            >
              <button
                type="button"
                aria-current={day === today ? 'date' : undefined}
                aria-label={`Show ${weekday(day)}`}
                onClick={() => onShowDay(day)}
                className={classNames(
                  'ms-auto flex h-6 min-w-6 items-center justify-center rounded-full px-1 text-small ring-focus',
                  day === today
                    ? 'bg-accent font-medium text-on-accent'
                    : 'text-muted hover:bg-hover hover:text-ink',
                )}
              >
                {Number(day.slice(8))}
              </button>
              <ul className="space-y-0.5">
                {all.slice(0, mostInDay).map((entry) => (
                  <EntryChip
                    key={entry.key}
                    entry={entry}
                    isLifted={carry.liftedKey === entry.key}
                    onDragStart={carry.start}
                  />
                ))}
              </ul>
              {left > 0 && (
                <Button
                  variant="quiet"
                  className="h-6 px-1.5 text-small text-muted"
                  onClick={() => onShowDay(day)}
                >
                  {number(left)} more
                  <span className="sr-only"> on {weekday(day)}</span>
                </Button>
              )}
            </section>
          )
        })}
      </div>
      {carry.said}
    </div>
  )
}
