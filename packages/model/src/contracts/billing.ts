import { partOf } from '../pricing/part-of.ts'
import { addDays, daysBetween, shiftDay } from '../time/calendar.ts'
import { amountBetween, type RecurringLine } from './recurring-lines.ts'

/** Days from the first to the last, both in it; an open end is null. */
export interface Days {
  startsOn: string
  endsOn: string | null
}

/** What a contract is charged by. Amounts are minor units of one currency, without tax. */
export interface ContractToBill {
  startsOn: string
  /** Last day of a trial that costs nothing; null without one. */
  trialEndsOn: string | null
  /** Last day that is charged; null while it runs on. */
  endsOn: string | null
  /** How many months are charged at once. */
  billingMonths: number
  lines: readonly RecurringLine[]
  pauses: readonly Days[]
}

/** One bill of a contract. */
export interface BillingPeriod {
  startsOn: string
  endsOn: string
  /** Sum of the lines. */
  amount: number
  /** What falls on each line that has a day in the period. */
  lines: { lineId: string; amount: number }[]
  /** Some days are not charged: a line began or ended, the contract ended or paused. */
  isProrated: boolean
}

/** The first day that is charged: the one after the trial. */
export const firstChargedDay = ({
  startsOn,
  trialEndsOn,
}: Pick<ContractToBill, 'startsOn' | 'trialEndsOn'>) =>
  trialEndsOn !== null && trialEndsOn >= startsOn ? addDays(trialEndsOn, 1) : startsOn

/**
 * The bills of a contract that have a day in a stretch, oldest first. What a line comes to in a period is cut up by days (`partOf`), so that the parts before and
 * after a change sum to what the whole would have been.
 *
 * @param from first day of the stretch
 * @param to last day of the stretch
 */
export function billingPeriods(contract: ContractToBill, from: string, to: string): BillingPeriod[] {
  const anchor = firstChargedDay(contract)
  const end = contract.endsOn !== null && contract.endsOn < to ? contract.endsOn : to
  const found: BillingPeriod[] = []
  for (let passed = 0; ; passed += contract.billingMonths) {
    const startsOn = after(anchor, passed)
    if (startsOn > end) return found
    const endsOn = addDays(after(anchor, passed + contract.billingMonths), -1)
    if (endsOn >= from) found.push(billOf(contract, { startsOn, endsOn }, passed))
  }
}

const after = (anchor: string, months: number) => shiftDay(anchor, { amount: months, unit: 'm' }, 1)

interface Period {
  startsOn: string
  endsOn: string
}

function billOf(contract: ContractToBill, period: Period, passed: number): BillingPeriod {
  const whole = daysBetween(period.startsOn, period.endsOn) + 1
  const lines = contract.lines.flatMap((line) => {
    const stretches = chargedDays(contract, line, period)
    if (stretches.length === 0) return []
    const full = amountBetween(line, passed, passed + contract.billingMonths)
    const parts = stretches.map(([from, to]) => partOf(full, whole, from, to))
    const days = stretches.reduce((sum, [from, to]) => sum + to - from, 0)
    return [{ lineId: line.id, amount: parts.reduce((sum, part) => sum + part, 0), days }]
  })
  return {
    ...period,
    amount: lines.reduce((sum, { amount }) => sum + amount, 0),
    lines: lines.map(({ lineId, amount }) => ({ lineId, amount })),
    isProrated: lines.some(({ days }) => days < whole) || isCut(contract, period),
  }
}

const isCut = ({ endsOn }: ContractToBill, period: Period) => endsOn !== null && endsOn < period.endsOn

/** The days of a period on which a line is charged, as stretches of days passed since its first: its own days without those of the pauses. */
function chargedDays(contract: ContractToBill, line: RecurringLine, period: Period): [number, number][] {
  const at = (day: string) => daysBetween(period.startsOn, day)
  const from = Math.max(0, at(line.startsOn ?? contract.startsOn))
  const ends = [period.endsOn, line.endsOn, contract.endsOn].filter((day) => day !== null)
  let charged: [number, number][] = [[from, Math.min(...ends.map(at)) + 1]]
  for (const pause of contract.pauses) {
    const [begin, end] = [at(pause.startsOn), pause.endsOn === null ? Infinity : at(pause.endsOn) + 1]
    charged = charged.flatMap(([first, last]) => [
      [first, Math.min(last, begin)],
      [Math.max(first, end), last],
    ])
  }
  return charged.filter(([first, last]) => first < last)
}
