import { type RawBuilder, sql } from 'kysely'
import { minorUnits } from '../formulas/minor-units.ts'

type Sql = RawBuilder<unknown>

/**
 * An amount in minor units, in those of another currency, at the exchange rate of a day: the last one that began by then, or the first of all. Null when no rate
 * of the two is known, also by way of euros or dollars. What is in the wanted currency already costs a comparison.
 */
export const inCurrency = (amount: Sql, currency: Sql, wanted: string, day: Sql): RawBuilder<number> =>
  sql<number>`converted(${amount}, ${currency}, ${sql.lit(wanted)}, ${day}, ${sql.lit(minorUnits)}::jsonb)`

/** Whether an amount of a currency can be told in another; false where nobody said what it was worth that day. */
export const hasRate = (currency: Sql, wanted: string, day: Sql): RawBuilder<boolean> =>
  sql<boolean>`(case when ${currency} = ${sql.lit(wanted)} then true else exchange_rate_on(${currency}, ${sql.lit(wanted)}, ${day}) is not null end)`
