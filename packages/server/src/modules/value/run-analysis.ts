import { addDays, daysBetween } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import type { PoolClient } from '../../platform/database/connect.ts'
import type { JobHandle } from '../../platform/jobs/job.ts'
import { defineJob } from '../../platform/module.ts'
import type { Services } from '../../records/index.ts'
import type { AnalysisAnswer, AnalysisQuestion, ModelCardContent } from './analysis-question.ts'
import { type CustomerFacts, dayNumber } from './customer-facts.ts'
import { fitApart } from './fit-apart.ts'
import { readFacts } from './read-facts.ts'
import { orderDays, writeScores } from './write-scores.ts'

/** What an analysis works with. */
interface AnalysisRow {
  id: string
  asOf: string
  calibrateUntil: string | null
  status: string
}

/**
 * Reads the histories, fits the models and replaces all estimates and model cards. Reading and fitting write nothing, the rest is one transaction, so a
 * crash at any moment leaves the estimates of before, and the job begins again.
 */
export const runAnalysis = defineJob({
  name: 'value.analyse',
  schema: z.object({ analysisId: z.uuid() }),
  label: () => 'Working out what customers are worth',
  maxAttempts: 4,
  queue: 'value.analyse',
  async run({ analysisId }, job) {
    const { db } = job.services
    const { rows } = await sql<AnalysisRow>`
      select id, as_of::text, calibrate_until::text, status from analysis where id = ${analysisId}
    `.execute(db)
    const [row] = rows
    if (!row || row.status === 'done') return
    await sql`update analysis set status = 'running' where id = ${analysisId}`.execute(db)
    await analyse(row, job)
  },
})

async function analyse(row: AnalysisRow, job: JobHandle<Services>): Promise<void> {
  const { services, signal } = job
  const currency = services.settings.get('currency')
  await job.progress(0, 4, 'Reading the orders')
  const { rows } = await orderDays(currency).execute(services.db)
  const lastOrder = rows[0]?.last ?? row.asOf
  const reading = readFacts(services.pool, {
    until: row.asOf,
    laterUntil: later(row.asOf, lastOrder),
    currency,
  })
  // Read beside each other: each is one long statement of the database.
  const readingPast = readPast(services, row, reading, {
    first: rows[0]?.first ?? row.asOf,
    last: lastOrder,
    currency,
  })
  readingPast.catch(() => undefined)
  const facts = await reading
  await job.progress(1, 4, 'Reading what was known earlier')
  const past = await readingPast
  await job.progress(2, 4, 'Fitting the models')
  const answer = await fitApart(question(facts, row, past, services), signal)
  await job.progress(3, 4, 'Writing the estimates')
  const asOfDay = dayNumber(row.asOf)
  await writeScores(services.pool, { facts, answer, asOf: row.asOf, asOfDay, currency }, (client) =>
    finish(client, row, facts, answer, currency),
  )
  await services.live.publish('records', { object: 'score', ids: null })
}

const later = (a: string, b: string): string => (a > b ? a : b)

type Past = NonNullable<AnalysisQuestion['past']>

/**
 * The split in time for the back-test. Asked for a day, that day against all that came until the day of observation. Not asked: where orders came after
 * the day of observation, that day against them; else the last quarter of the history, at most a year, against what was known before.
 */
async function readPast(
  { pool }: Services,
  row: AnalysisRow,
  facts: Promise<CustomerFacts>,
  { first, last, currency }: { first: string; last: string; currency: string },
): Promise<Past | undefined> {
  const until = last > row.asOf ? last : row.asOf
  const quarter = Math.min(365, Math.floor(daysBetween(first, row.asOf) / 4))
  const calibratedOn = row.calibrateUntil ?? (last > row.asOf ? row.asOf : addDays(row.asOf, -quarter))
  if (calibratedOn >= until) return undefined
  const ends = calibratedOn === row.asOf ? until : row.asOf
  const known =
    calibratedOn === row.asOf
      ? await facts
      : await readFacts(pool, { until: calibratedOn, laterUntil: ends, currency, withoutGaps: true })
  return { facts: withoutIds(known), calibratedOn: dayNumber(calibratedOn), until: dayNumber(ends) }
}

function question(
  facts: CustomerFacts,
  row: AnalysisRow,
  past: Past | undefined,
  { settings }: Services,
): AnalysisQuestion {
  return {
    facts: withoutIds(facts),
    asOf: dayNumber(row.asOf),
    past,
    discountRate: settings.get('discountRate'),
  }
}

function withoutIds({ contactIds: _ids, ...columns }: CustomerFacts): Omit<CustomerFacts, 'contactIds'> {
  return columns
}

async function finish(
  client: PoolClient,
  row: AnalysisRow,
  facts: CustomerFacts,
  answer: AnalysisAnswer,
  currency: string,
): Promise<void> {
  // A command and the server may both have begun it; the cards of whoever ends last stay.
  await client.query('select from analysis where id = $1 for update', [row.id])
  await client.query('delete from model_card where analysis_id = $1', [row.id])
  for (const card of answer.cards) await insertCard(client, row, card)
  await client.query(
    `update analysis set status = 'done', customers = $2, orders = $3, currency = $4, problem = $5, updated_at = now(), version = version + 1
     where id = $1`,
    [
      row.id,
      facts.contactIds.length,
      facts.purchaseDays.reduce((sum, days) => sum + days, 0),
      currency,
      answer.cannotSay ?? null,
    ],
  )
}

async function insertCard(client: PoolClient, row: AnalysisRow, card: ModelCardContent): Promise<void> {
  await client.query(
    `insert into model_card (analysis_id, model, parameters, standard_errors, log_likelihood, customers, time_unit, as_of, back_test, about)
     values ($1, $2, $3, $4, $5, $6, 'week', $7, $8, $9)`,
    [
      row.id,
      card.model,
      JSON.stringify(card.parameters),
      JSON.stringify(card.standardErrors),
      card.logLikelihood,
      card.customers,
      row.asOf,
      card.backTest === null ? null : JSON.stringify(card.backTest),
      JSON.stringify(card.about),
    ],
  )
}
