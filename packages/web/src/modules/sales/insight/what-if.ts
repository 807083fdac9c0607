import { daysInMonth } from '../../../ui/format/month-name.ts'

/** An open deal, as far as a forecast asks. */
export interface OpenDeal {
  id: string
  title: string
  version: number
  /** Minor units; null = nobody said. */
  value: number | null
  expectedCloseOn: string
  stage: { probability: number } | null
}

/** What somebody supposes of a deal: another month, another value. */
export interface Supposed {
  /** First day of the month. */
  month?: string
  value?: number | null
}

export type Suppositions = Readonly<Record<string, Supposed>>

/** The first day of the month of a day. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** A deal as it is supposed to be. */
export function suppose(
  deal: OpenDeal,
  supposed: Supposed | undefined,
): { month: string; value: number | null } {
  return {
    month: supposed?.month ?? monthOf(deal.expectedCloseOn),
    value: supposed?.value === undefined ? deal.value : supposed.value,
  }
}

/**
 * By how much each month would bring more or less than it does now, by the probability of the stages; minor units. Months without a change are not in it.
 */
export function changesByMonth(deals: readonly OpenDeal[], suppositions: Suppositions): Map<string, number> {
  const changes = new Map<string, number>()
  const add = (month: string, sum: number) => changes.set(month, (changes.get(month) ?? 0) + sum)
  for (const deal of deals) {
    const supposed = suppositions[deal.id]
    if (!supposed) continue
    const then = suppose(deal, supposed)
    const probability = deal.stage?.probability ?? 0
    add(monthOf(deal.expectedCloseOn), -Math.round((deal.value ?? 0) * probability))
    add(then.month, Math.round((then.value ?? 0) * probability))
  }
  return new Map([...changes].filter(([, sum]) => sum !== 0))
}

/** What is written when the suppositions are taken: the same day of the other month, or its last; only what differs. */
export function writesOf(deals: readonly OpenDeal[], suppositions: Suppositions) {
  return deals.flatMap((deal) => {
    const supposed = suppositions[deal.id]
    if (!supposed) return []
    const { month, value } = suppose(deal, supposed)
    const values = {
      ...(month === monthOf(deal.expectedCloseOn)
        ? {}
        : { expectedCloseOn: sameDayIn(month, deal.expectedCloseOn) }),
      ...(value === deal.value ? {} : { value }),
    }
    return Object.keys(values).length === 0 ? [] : [{ id: deal.id, version: deal.version, values }]
  })
}

function sameDayIn(month: string, day: string): string {
  const last = daysInMonth(month)
  return `${month.slice(0, 8)}${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`
}
