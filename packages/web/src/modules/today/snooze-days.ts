import { addDays } from '@regulars/model'

/** The days to be reminded on, from a day on: tomorrow, Monday, in two weeks. */
export function snoozeDays(today: string): { label: string; day: string }[] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const toMonday = ((8 - weekday) % 7 || 7) as number
  return [
    { label: 'Tomorrow', day: addDays(today, 1) },
    { label: 'Next week', day: addDays(today, toMonday) },
    { label: 'In two weeks', day: addDays(today, 14) },
    { label: 'In a month', day: addDays(today, 30) },
  ]
}
