import { toMajor } from '@regulars/model'

/** Sums over one arm. Money in minor units. */
export interface ArmSums {
  people: number
  buyers: number
  orders: number
  ordersSquared: number
  revenue: number
  revenueSquared: number
}

/** Treated against held back: per person, and in total for all who were treated, with the ends of a 95 % interval. */
export interface Difference {
  treatment: number
  holdout: number
  difference: number
  low: number
  high: number
  total: number
  totalLow: number
  totalHigh: number
}

/** What a program brought. Money in minor units of `currency`. */
export type ProgramResults = {
  programId: string
  name: string
  status: string
  currency: string
  cost: number
  launchedAt: string | null
  until: string | null
  /** When the goal's days of those who were drawn last are over. */
  goalReachedAt: string | null
  arms: { treatment: ArmSums; holdout: ArmSums; excluded: ArmSums }
  /** The result in a sentence for people. */
  sentence: string
} & (
  | { told: false }
  | {
      told: true
      buyers: Difference
      orders: Difference
      revenue: Difference
      /** (Extra revenue − cost) / cost; null where it cost nothing. */
      return: number | null
      /** Whether the arms have the sizes that chance would give them. */
      sampleRatio: { pValue: number; fair: boolean } | null
      peopleNeeded: number | null
    }
)

/** Says what a program brought, as one would to the owner of the shop. */
export function tellResult(
  name: string,
  revenue: Difference,
  { currency, cost, locale }: { currency: string; cost: number; locale: string },
): string {
  const money = (minor: number) => rounded(toMajor(minor, currency), currency, locale)
  const range = `95 % sure between ${money(revenue.totalLow)} and ${money(revenue.totalHigh)}`
  const price = cost > 0 ? `, for ${money(cost)}` : ''
  if (revenue.totalLow > 0)
    return `“${name}” brought about ${money(revenue.total)} more than doing nothing (${range})${price}.`
  if (revenue.totalHigh < 0)
    return `“${name}” brought about ${money(-revenue.total)} less than doing nothing (${range})${price}.`
  return `It cannot be told yet whether “${name}” brought anything: the difference so far is ${money(revenue.total)} (${range})${price}.`
}

/** Money as people say it: two or three digits that matter. */
function rounded(amount: number, currency: string, locale: string): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(amount)))) - 2)
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    Math.round(amount / step) * step,
  )
}
