import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { CalendarEntry } from './calendar-entry.ts'
import { entriesOn } from './day-places.ts'

/** Days one below the other with what is on them, for narrow screens. Days with nothing on them say so only when they are today. */
export function DayList({
  days,
  today,
  entries,
}: {
  days: readonly string[]
  today: string
  entries: readonly CalendarEntry[]
}) {
  const { timeZone, weekday, time } = useFormat()
  const shown = days
    .map((day) => ({ day, some: entriesOn(entries, day, timeZone) }))
    .filter(({ day, some }) => some.length > 0 || day === today || days.length === 1)
  if (shown.length === 0) return <p className="px-4 py-6 text-muted">Nothing is planned on these days.</p>
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-16">
      {shown.map(({ day, some }) => (
        <section key={day} aria-label={weekday(day)} className="mt-4">
          <h3 className={classNames('text-small font-medium', day === today ? 'text-accent' : 'text-muted')}>
            {weekday(day)}
          </h3>
          {some.length === 0 && <p className="py-2 text-muted">Nothing is planned.</p>}
          <ul>
            {some.map(({ key, object, id, title, startsAt, endsAt, isDone, icon: Icon }) => (
              <li
                key={key}
                className="flex min-h-11 items-center gap-3 border-b border-hairline py-1.5 last:border-0"
              >
                <Icon
                  className={classNames('size-4 shrink-0', isDone ? 'text-good' : 'text-muted')}
                  aria-hidden="true"
                />
                <RecordLink
                  object={object}
                  id={id}
                  className={classNames('min-w-0 flex-1 wrap-anywhere', isDone && 'line-through')}
                >
                  {title}
                </RecordLink>
                {startsAt && (
                  <span className="shrink-0 text-small text-muted tabular-nums">
                    {endsAt ? `${time(startsAt)} – ${time(endsAt)}` : time(startsAt)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
