import { dayAt } from '@regulars/model'
import { sayDays, sayGap } from '../../ui/format/say-days.ts'
import type { Format } from '../../ui/format/use-format.tsx'
import type { PersonToday } from './people-query.ts'

/** Why this person, in a sentence: “Has not been in for 9 weeks; usually comes every 3.” */
export function sayReason(person: PersonToday, format: Format, now = new Date()): string {
  return person.reason === 'birthday' ? sayBirthday(person, format, now) : sayLate(person, format)
}

function sayLate({ recencyDays, gapDays }: PersonToday, format: Format): string {
  const away = sayDays(recencyDays, format)
  if (gapDays === null) return `Has not been in for ${away}.`
  return `Has not been in for ${away}; usually comes every ${shortened(sayGap(gapDays, format), away)}.`
}

/** “every 3” after “for 9 weeks”: a unit that was just said need not be said again. */
function shortened(gap: string, away: string): string {
  const [count = '', unit = ''] = gap.split(' ')
  return unit !== '' && away.split(' ')[1] === unit ? count : gap
}

function sayBirthday({ birthday }: PersonToday, format: Format, now: Date): string {
  if (!birthday) return 'Has a birthday this week.'
  const today = dayAt(now, format.timeZone)
  const year = Number(today.slice(0, 4))
  const next = [year, year + 1].map((each) => `${each}${birthday.slice(4)}`).find((day) => day >= today)!
  const near = format.near(next, now)
  return `Has a birthday ${/^\p{Lu}/u.test(near) ? `on ${near}` : near}.`
}

/** What may still come, with its range, as far as estimates are known and may be seen. */
export function sayExpected(person: PersonToday, { money, percent }: Format): string | undefined {
  const { lifetimeValue, lifetimeValueLow, lifetimeValueHigh, stillCustomer } = person
  if (lifetimeValue === null) return undefined
  const range =
    lifetimeValueLow === null || lifetimeValueHigh === null
      ? ''
      : ` (${money(lifetimeValueLow)}–${money(lifetimeValueHigh)})`
  const still = stillCustomer === null ? '' : `; ${percent(stillCustomer)} likely to still be a customer`
  return `Expected to bring ${money(lifetimeValue)}${range} over the next 12 months${still}.`
}

/** Something to have to talk about. */
export function sayFavourite({ favourite }: PersonToday, { number }: Format): string | undefined {
  if (!favourite) return undefined
  return favourite.orders === 1
    ? `Bought ${favourite.name}.`
    : `Bought ${number(favourite.orders)} times: ${favourite.name}.`
}

/** What they are to us, from recency, frequency and money, each in fifths. */
export function standingOf({ rfmCell }: PersonToday): string {
  const sum = [...rfmCell].reduce((total, mark) => total + Number(mark), 0)
  return sum >= 14 ? 'One of the best customers' : 'Good customer'
}
