import {
  addDays,
  type BillingPeriod,
  billingPeriods,
  contract,
  contractLine,
  contractPause,
  dayAt,
  type RecurringPeriod,
  shiftDay,
} from '@regulars/model'
import { type Ctx, get, list } from '../../../records/index.ts'

/** The bills of a contract around today. */
export interface Billing {
  currency: string
  today: string
  /** The first one, when an order bears it. */
  orderedFrom: string | null
  periods: BillingPeriod[]
}

/**
 * Works out the bills of a contract from the last one that began to a year from now, as the actor may see its lines.
 * @throws Problem `record.not-found`
 */
export async function readBilling(ctx: Ctx, id: string): Promise<Billing> {
  const found = await get(ctx, contract, id)
  const of = { filter: { field: 'contract', op: 'is', value: id }, limit: 1000 } as const
  const { data: lines } = await list(ctx, contractLine, { ...of, sort: 'position' })
  const { data: pauses } = await list(ctx, contractPause, of)
  const today = dayAt(ctx.services.clock.now(), ctx.setting.timeZone)
  const from = [found.startsOn, today].sort().at(-1)!
  const runsOn = found.renewal === 'automatic' && !['noticed', 'ended'].includes(found.status)
  const periods = billingPeriods(
    {
      startsOn: found.startsOn,
      trialEndsOn: found.trialEndsOn,
      endsOn: runsOn ? null : found.endsOn,
      billingMonths: Number(found.billingMonths),
      lines: lines.map((line) => ({ ...line, period: line.period as RecurringPeriod })),
      pauses,
    },
    from,
    addDays(shiftDay(from, { amount: 1, unit: 'y' }, 1), -1),
  )
  return {
    currency: found.currency,
    today,
    orderedFrom: found.orderId ? found.startsOn : null,
    periods,
  }
}
