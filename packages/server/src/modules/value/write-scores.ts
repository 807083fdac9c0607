import { once } from 'node:events'
import { minorDigits } from '@regulars/model'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import type { Pool, PoolClient } from '../../platform/database/connect.ts'
import { hasRate } from '../../records/index.ts'
import type { AnalysisAnswer } from './analysis-question.ts'
import type { CustomerFacts } from './customer-facts.ts'

/** What is written into `contact_score`. */
export interface ScoresToWrite {
  facts: CustomerFacts
  answer: AnalysisAnswer
  /** Day of observation, as written and as days since 1970-01-01. */
  asOf: string
  asOfDay: number
  currency: string
}

const columns = [
  'contact_id',
  'as_of',
  'recency_days',
  'purchase_days',
  'age_days',
  'gap_days',
  'spend',
  'mean_spend',
  'recency_score',
  'frequency_score',
  'monetary_score',
  'rfm_cell',
  'rfm_sum',
  'still_customer',
  'still_customer_low',
  'still_customer_high',
  'expected_orders90',
  'expected_orders90_low',
  'expected_orders90_high',
  'expected_orders365',
  'expected_orders365_low',
  'expected_orders365_high',
  'lifetime_value',
  'lifetime_value_low',
  'lifetime_value_high',
  'late_by',
  'model',
] as const

/**
 * Replaces all estimates by those of an analysis, in one transaction: nobody sees estimates of two days side by side. Rows go in by COPY; of contacts
 * that were removed meanwhile, none is written. `finish` is part of the transaction.
 */
export async function writeScores(
  pool: Pool,
  scores: ScoresToWrite,
  finish: (client: PoolClient) => Promise<void>,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    // Of two analyses at once the second replaces what the first wrote, rather than meeting it.
    await client.query('lock table contact_score in share row exclusive mode')
    await client.query(
      `create temporary table new_score on commit drop as select ${columns.join(', ')} from contact_score with no data`,
    )
    await copyScores(client, scores)
    await client.query('delete from contact_score')
    await insertScores(client)
    await finish(client)
    await client.query('commit')
    await client.query('analyze contact_score')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

/**
 * Only contacts that are there are given estimates, so that is not looked up again for each of them, which would lock them all. Who removes a contact in
 * this very moment waits for the lock on the table, and then finds the estimate to remove.
 */
async function insertScores(client: PoolClient): Promise<void> {
  await client.query('alter table contact_score disable trigger check_contact_id')
  await client.query(
    `insert into contact_score (${columns.join(', ')})
     select ${columns.map((column) => `new_score.${column}`).join(', ')}
     from new_score join contact on contact.id = new_score.contact_id`,
  )
  await client.query('alter table contact_score enable trigger check_contact_id')
}

const linesAtOnce = 2000

async function copyScores(client: PoolClient, scores: ScoresToWrite): Promise<void> {
  const stream = client.query(copyFrom(`copy new_score (${columns.join(', ')}) from stdin`))
  const line = lineWriter(scores)
  const count = scores.facts.contactIds.length
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error))
  failed.catch(() => undefined)
  for (let row = 0; row < count; row += linesAtOnce) {
    let text = ''
    for (let at = row; at < Math.min(count, row + linesAtOnce); at++) text += line(at)
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed])
  }
  stream.end()
  await Promise.race([once(stream, 'finish'), failed])
}

function lineWriter({ facts, answer, asOf, asOfDay, currency }: ScoresToWrite): (row: number) => string {
  const scale = 10 ** minorDigits(currency)
  const { rfm, estimates } = answer
  const money = (value: number) => (Number.isNaN(value) ? '\\N' : Math.round(value * scale))
  const model = answer.models.forecast ?? '\\N'
  return (row) => {
    const recency = asOfDay - facts.lastDay[row]!
    const gap = facts.gapDays[row]!
    const marks = [rfm.recencyScore[row]!, rfm.frequencyScore[row]!, rfm.monetaryScore[row]!]
    const said = estimates
      ? [
          figure(estimates.stillCustomer[row]!, 5),
          figure(estimates.stillCustomerLow[row]!, 5),
          figure(estimates.stillCustomerHigh[row]!, 5),
          figure(estimates.expectedOrders90[row]!, 4),
          figure(estimates.expectedOrders90Low[row]!, 4),
          figure(estimates.expectedOrders90High[row]!, 4),
          figure(estimates.expectedOrders365[row]!, 4),
          figure(estimates.expectedOrders365Low[row]!, 4),
          figure(estimates.expectedOrders365High[row]!, 4),
          money(estimates.lifetimeValue[row]!),
          money(estimates.lifetimeValueLow[row]!),
          money(estimates.lifetimeValueHigh[row]!),
        ]
      : nothingSaid
    const cells = [
      facts.contactIds[row]!,
      asOf,
      recency,
      facts.purchaseDays[row]!,
      asOfDay - facts.firstDay[row]!,
      Number.isNaN(gap) ? '\\N' : gap,
      money(facts.spend[row]!),
      money(facts.meanRepeatSpend[row]!),
      ...marks,
      marks.join(''),
      marks[0]! + marks[1]! + marks[2]!,
      ...said,
      gap > 0 ? figure(recency / gap, 3) : '\\N',
      model,
    ]
    return `${cells.join('\t')}\n`
  }
}

const nothingSaid: string[] = new Array(12).fill('\\N')

/** A figure with so many decimals; nothing where there is none. */
function figure(value: number, decimals: number): string | number {
  if (!Number.isFinite(value)) return '\\N'
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}

/** Days of orders in the database, to see how far the data reach. */
export const orderDays = (currency: string) => sql<{ first: string | null; last: string | null }>`
  select min(placed_on)::text as first, max(placed_on)::text as last from "order"
  where contact_id is not null and status = 'placed' and not is_return and deleted_at is null and ${hasRate(sql`currency`, currency, sql`placed_on`)}`
