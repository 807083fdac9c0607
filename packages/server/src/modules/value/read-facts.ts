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
  /** Leaves out the median gap of each customer (NaN then), which costs a sort for every one of them: models do not ask for it. */
  withoutGaps?: boolean
}

/**
 * Reads the facts of all customers who had bought by a day, in one pass over the orders. Orders of one customer on one day are one
 * purchase; returns and cancelled orders are none. Rows come by COPY, so a million customers need no million objects.
 */
export async function readFacts(pool: Pool, query: FactsQuery): Promise<CustomerFacts> {
  const client = await pool.connect()
  try {
    // Everything is sorted by customer and day.
    await client.query("begin; set local work_mem = '128MB'")
    const facts = await readRows(client.query(copyTo(factsSql(query))))
    await client.query('commit')
    return facts
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** COPY takes no parameters; the two days and the code are checked before they stand in the text. */
function factsSql({ until, laterUntil, currency, withoutGaps }: FactsQuery): string {
  if (![until, laterUntil].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) || !/^[A-Z]{3}$/.test(currency))
    throw new RangeError('Days must be YYYY-MM-DD and the currency three capitals.')
  const scale = 10 ** minorDigits(currency)
  const total = `converted(total, currency, '${currency}', placed_on, '${minorUnits}'::jsonb)`
  const known = `placed_on <= date '${until}'`
  const later = `placed_on > date '${until}'`
  const medianGap = `case when count(gap) filter (where ${known}) >= 2
        then percentile_cont(0.5) within group (order by gap) filter (where ${known}) else 'NaN'::float8 end`
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
      ${withoutGaps ? "'NaN'::float8" : medianGap},
      coalesce(sum(ln(gap)) filter (where ${known} and gap is not null), 0),
      count(*) filter (where ${later}), coalesce(sum(spend) filter (where ${later}), 0)
    from ordered group by contact_id having min(placed_on) <= date '${until}'
  ) to stdout`
}

/** Rows for which there is room at first; where they do not suffice, it is doubled. */
const firstRoom = 50_000

async function readRows(stream: AsyncIterable<Buffer>): Promise<CustomerFacts> {
  let facts = emptyFacts(firstRoom)
  let row = 0
  let rest = ''
  for await (const piece of stream) {
    const lines = (rest + piece.toString('latin1')).split('\n')
    rest = lines.pop()!
    if (row + lines.length > facts.firstDay.length) facts = doubled(facts, lines.length)
    for (const line of lines) setRow(facts, row++, line.split('\t'))
  }
  return shortened(facts, row)
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

function doubled(facts: CustomerFacts, atLeast: number): CustomerFacts {
  const roomier = emptyFacts(facts.firstDay.length * 2 + atLeast)
  const { contactIds, ...columns } = facts
  for (const [name, column] of Object.entries(columns))
    (roomier[name as keyof typeof columns] as Float64Array).set(column)
  return { ...roomier, contactIds }
}

function shortened({ contactIds, ...columns }: CustomerFacts, count: number): CustomerFacts {
  const cut = Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.slice(0, count)]),
  )
  return { contactIds: contactIds.slice(0, count), ...cut } as CustomerFacts
}
