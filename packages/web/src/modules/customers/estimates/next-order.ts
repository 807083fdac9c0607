import { addDays, dayAt, daysBetween } from '@regulars/model'
import { sayDays, sayGap } from '../../../ui/format/say-days.ts'
import type { Format } from '../../../ui/format/use-format.tsx'

/** When the next order is due by the person's own rhythm: a reckoning on facts, not a model. */
export interface NextOrder {
  value: string
  detail: string
}

/** Reckons it; undefined below three purchase days, where there is no rhythm yet. */
export function nextOrderOf(
  lastOn: string,
  usualGapDays: number | null,
  format: Format,
  now = new Date(),
): NextOrder | undefined {
  if (usualGapDays === null) return undefined
  const today = dayAt(now, format.timeZone)
  const due = addDays(lastOn, Math.round(usualGapDays))
  const late = daysBetween(due, today)
  const detail = `usually every ${sayGap(usualGapDays, format)}`
  if (late <= 0) return { value: late === 0 ? 'due today' : `due ${format.near(due, now)}`, detail }
  return { value: 'overdue', detail: `by ${sayDays(late, format)}; ${detail}` }
}
