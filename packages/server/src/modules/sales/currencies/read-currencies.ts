import { dayAt } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/** A currency that amounts are in, or that has a rate. */
export interface CurrencyInUse {
  currency: string
  /** What one unit is worth today in the currency of the business; null when nobody said so, and then its amounts are in no sum. */
  rate: number | null
  /** From when on that holds, where it is said of just these two; null where it follows from other rates. */
  since: string | null
  orders: number
  deals: number
  contracts: number
}

/** The currency of the business, and all others there are amounts or rates of. */
export interface Currencies {
  currency: string
  data: CurrencyInUse[]
}

/** Counts what is in other currencies, over all records, and tells what each of these is worth today; those without a rate first. */
export async function readCurrencies({ db, services, setting }: Ctx): Promise<Currencies> {
  const currency = services.settings.get('currency')
  const today = dayAt(services.clock.now(), setting.timeZone)
  const { rows } = await sql<CurrencyInUse>`
    with used as (
      select currency, count(*) as orders, 0 as deals, 0 as contracts from "order" where deleted_at is null and currency <> ${currency} group by currency
      union all
      select currency, 0, count(*), 0 from deal where deleted_at is null and currency <> ${currency} group by currency
      union all
      select currency, 0, 0, count(*) from contract where deleted_at is null and currency <> ${currency} group by currency
      union all
      select said.currency, 0, 0, 0 from (
        select distinct unnest(array[currency, base]) as currency from exchange_rate where deleted_at is null
      ) as said where said.currency <> ${currency}
    )
    select used.currency, exchange_rate_on(used.currency, ${currency}, ${today}::date) as rate, (
        select max(valid_from)::text from exchange_rate
        where valid_from <= ${today}::date and deleted_at is null
          and ((currency = used.currency and base = ${currency}) or (currency = ${currency} and base = used.currency))
      ) as since,
      sum(orders)::float8 as orders, sum(deals)::float8 as deals, sum(contracts)::float8 as contracts
    from used group by used.currency
    order by exchange_rate_on(used.currency, ${currency}, ${today}::date) is not null, sum(orders) + sum(deals) + sum(contracts) desc, used.currency`.execute(
    db,
  )
  return { currency, data: rows }
}
