import type { ContactMemory } from '../memory/memory-query.ts'

/** A day worth a word. */
export interface Occasion {
  name: string
  on: string
}

/** Birthday and the anniversary of the first order, the next one first. */
export function occasionsOf({ birthday, bought }: ContactMemory, today: string): Occasion[] {
  const occasions: Occasion[] = []
  if (birthday) occasions.push({ name: 'Birthday', on: birthday.nextOn })
  if (bought) {
    const on = nextYearly(bought.firstOn, today)
    const years = Number(on.slice(0, 4)) - Number(bought.firstOn.slice(0, 4))
    if (years > 0)
      occasions.push({ name: years === 1 ? 'A year a customer' : `${years} years a customer`, on })
  }
  return occasions.sort((a, b) => (a.on < b.on ? -1 : 1))
}

function nextYearly(day: string, today: string): string {
  const year = Number(today.slice(0, 4))
  const monthAndDay = day.slice(5) === '02-29' ? '02-28' : day.slice(5)
  const thisYear = `${year}-${monthAndDay}`
  return thisYear >= today ? thisYear : `${year + 1}-${monthAndDay}`
}
