import { addDays, type ConditionSetting, dayAt, daysBetween } from '@regulars/model'

/** A birthday and when it comes round. */
export interface Birthday {
  bornOn: string
  /** The next one, today included. Who was born on 29 February celebrates on the 28th in common years. */
  nextOn: string
  inDays: number
}

/** When somebody's birthday comes round next, where the business is. */
export function nextBirthday(
  bornOn: string | null | undefined,
  { now, timeZone }: Pick<ConditionSetting, 'now' | 'timeZone'>,
): Birthday | null {
  if (!bornOn) return null
  const today = dayAt(now, timeZone)
  const year = Number(today.slice(0, 4))
  const nextOn = [year, year + 1].map((each) => inYear(bornOn, each)).find((day) => day >= today)!
  return { bornOn, nextOn, inDays: daysBetween(today, nextOn) }
}

function inYear(bornOn: string, year: number): string {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  const monthAndDay = bornOn.slice(5)
  return monthAndDay === '02-29' && !isLeap ? addDays(`${year}-03-01`, -1) : `${year}-${monthAndDay}`
}
