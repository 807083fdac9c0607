import { minorDigits } from '@regulars/model'
import { to as copyTo } from 'pg-copy-streams'
import type { Pool } from '../../platform/database/connect.ts'
import { minorUnits } from '../../records/index.ts'
import { type CustomerFacts, emptyFacts } from './customer-facts.ts'

/** Which orders are looked at. */
export interface FactsQuery {
  /** Day of observation; later orders are the future. */
  until: string
  /** The future ends here. */
  laterUntil: string
  /** What is spent is told in it, at the exchange rate of the day of each order; those without one are left out. */
  currency: string
}

/**
 * Reads the facts of all customers who had bought by a day, in one pass over the orders. Orders of one customer on one day are one
 * purchase; returns and cancelled orders are none. Rows come by COPY, so a million customers need no million objects.
 */
export async function readFacts(pool: Pool, query: FactsQuery): Promise<CustomerFacts> {
  const client = await pool.connect()
  try {
    await client.query("set local work_mem = '128MB'").catch(() => undefined)
    const { rows } = await client.query<{ count: number }>(
      'select count(distinct contact_id)::integer as count from "order" where contact_id is not null and placed_on <= $1',
      [query.until],
    )
    const facts = emptyFacts(rows[0]!.count)
    const count = await readRows(client.query(copyTo(factsSql(query))), facts)
    return shortened(facts, count)
  } finally {
    client.release()
  }
}

/** COPY takes no parameters; the two days and the code are checked before they stand in the text. */
function factsSql({ until, laterUntil, currency }: FactsQuery): string {
  if (![until, laterUntil].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) || !/^[A-Z]{3}$/.test(currency))
    throw new RangeError('Days must be YYYY-MM-DD and the currency three capitals.')
  const scale = 10 ** minorDigits(currency)
  const total = `converted(total, currency, '${currency}', placed_on, '${minorUnits}'::jsonb)`
  const known = `placed_on <= date '${until}'`
  const later = `placed_on > date '${until}'`
  return `copy (
    with purchase as (
      select contact_id, placed_on, sum(${total})::float8 / ${scale} as spend
      from "order"
      where contact_id is not null and status = 'placed' and not is_return and deleted_at is null
        and case when currency = '${currency}' then true else exchange_rate_on(currency, '${currency}', placed_on) is not null end
        and placed_on <= date '${laterUntil}'
      group by contact_id, placed_on
    ), ordered as (
      select contact_id, placed_on, spend,
        placed_on - lag(placed_on) over one_customer as gap
      from purchase window one_customer as (partition by contact_id order by placed_on)
    )
    select contact_id, min(placed_on) - date '1970-01-01', max(placed_on) filter (where ${known}) - date '1970-01-01',
      count(*) filter (where ${known}), coalesce(sum(spend) filter (where ${known}), 0),
      coalesce(avg(spend) filter (where ${known} and gap is not null), 0),
      case when count(gap) filter (where ${known}) >= 2
        then percentile_cont(0.5) within group (order by gap) filter (where ${known}) else 'NaN'::float8 end,
      coalesce(sum(ln(gap)) filter (where ${known} and gap is not null), 0),
      count(*) filter (where ${later}), coalesce(sum(spend) filter (where ${later}), 0)
    from ordered group by contact_id having min(placed_on) <= date '${until}'
  ) to stdout`
}

async function readRows(stream: AsyncIterable<Buffer>, facts: CustomerFacts): Promise<number> {
  let row = 0
  let rest = ''
  for await (const piece of stream) {
    const lines = (rest + piece.toString('latin1')).split('\n')
    rest = lines.pop()!
    for (const line of lines) setRow(facts, row++, line.split('\t'))
  }
  return row
}

function setRow(facts: CustomerFacts, row: number, cells: string[]): void {
  facts.contactIds[row] = cells[0]!
  facts.firstDay[row] = Number(cells[1])
  facts.lastDay[row] = Number(cells[2])
  facts.purchaseDays[row] = Number(cells[3])
  facts.spend[row] = Number(cells[4])
  facts.meanRepeatSpend[row] = Number(cells[5])
  facts.gapDays[row] = Number(cells[6])
  facts.logGapSum[row] = Number(cells[7])
  facts.laterPurchaseDays[row] = Number(cells[8])
  facts.laterSpend[row] = Number(cells[9])
}

/** Room was made for everyone with an order; those with nothing but returns or other currencies have no row. */
function shortened(facts: CustomerFacts, count: number): CustomerFacts {
  const { contactIds, ...columns } = facts
  const cut = Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.slice(0, count)]),
  )
  return { contactIds: contactIds.slice(0, count), ...cut } as CustomerFacts
}
