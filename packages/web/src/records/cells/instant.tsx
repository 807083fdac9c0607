import { dayAt } from '@regulars/model'
import { useFormat } from '../../ui/format/use-format.tsx'
import { When } from '../../ui/When.tsx'
import type { CellProps } from './cell.ts'

/** A moment, as people say it, exact on hover. What is still to come, and what is of today, has its time: one wants to be there. */
export function InstantCell({ value }: CellProps<'instant'>) {
  const { near, exact, dayShort, time, timeZone } = useFormat()
  const [at, now] = [new Date(value), new Date()]
  const isToday = dayAt(at, timeZone) === dayAt(now, timeZone)
  if (!isToday && at < now) return <When at={value} className="truncate" />
  return (
    <time dateTime={at.toISOString()} title={isToday ? exact(value) : near(value)} className="truncate">
      {isToday ? near(dayAt(at, timeZone)) : dayShort(value)}, {time(value)}
    </time>
  )
}
