import { dayAt, isDay } from '@regulars/model'
import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { Services } from '../../records/index.ts'
import { runAnalysis } from './run-analysis.ts'
import { orderDays } from './write-scores.ts'

/** What an analysis is asked; a day left out is chosen by the data. */
export interface WantedAnalysis {
  asOf?: string | undefined
  calibrateUntil?: string | undefined
}

/** Histories that end longer ago than this are looked at as of their last order: as of today, everybody would be lost. */
const freshDays = 60

/**
 * Notes an analysis and starts it in the background. One that asks the same and still waits will see all there is by then, and is enough.
 * @returns its id
 * @throws Problem when there are no orders yet, or a day cannot be meant
 */
export async function startAnalysis(
  services: Services,
  wanted: WantedAnalysis,
  userId: string | null,
): Promise<string> {
  const { rows } = await orderDays(services.settings.get('currency')).execute(services.db)
  const { first, last } = rows[0] ?? { first: null, last: null }
  if (!first || !last) throw noOrders(services.settings.get('currency'))
  const asOf = wanted.asOf ?? usualDay(services, last)
  refuseDays(asOf, wanted.calibrateUntil, first)
  const waiting = await waitingAnalysis(services, asOf, wanted.calibrateUntil)
  if (waiting) return waiting
  const id = uuidV7()
  await services.db.transaction().execute(async (db) => {
    await sql`
      insert into analysis (id, as_of, calibrate_until, status, created_by_id, created_at, updated_at)
      values (${id}, ${asOf}, ${wanted.calibrateUntil ?? null}, 'queued', ${userId}, ${services.clock.now()}, ${services.clock.now()})
    `.execute(db)
    await services.jobs.enqueue(
      runAnalysis,
      { analysisId: id },
      {
        executor: db,
        subject: { object: 'analysis', id },
        ...(userId ? { createdBy: userId } : {}),
      },
    )
  })
  return id
}

/** One that nobody has begun or called off. */
async function waitingAnalysis(
  { db }: Services,
  asOf: string,
  calibrateUntil: string | undefined,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from job_run join analysis on analysis.id = subject_id
    where job = ${runAnalysis.name} and job_run.status = 'queued' and analysis.status <> 'done'
      and as_of = ${asOf} and calibrate_until is not distinct from ${calibrateUntil ?? null}::date
    limit 1`.execute(db)
  return rows[0]?.id
}

function usualDay({ clock, settings }: Services, last: string): string {
  const today = dayAt(clock.now(), settings.get('timeZone'))
  const age = (Date.parse(today) - Date.parse(last)) / 86_400_000
  return age > freshDays || age < 0 ? last : today
}

function refuseDays(asOf: string, calibrateUntil: string | undefined, first: string): void {
  for (const [field, day] of Object.entries({ asOf, calibrateUntil })) {
    if (day !== undefined && !isDay(day))
      throw new Problem('analysis.bad-day', {
        status: 422,
        title: `“${day}” is no day.`,
        mend: 'Write it as YYYY-MM-DD.',
        field,
      })
  }
  if (asOf < first)
    throw new Problem('analysis.too-early', {
      status: 422,
      title: `Nobody had bought by ${asOf}; the first order is of ${first}.`,
      field: 'asOf',
    })
  if (calibrateUntil !== undefined && calibrateUntil > asOf)
    throw new Problem('analysis.late-split', {
      status: 422,
      title: 'The day until which the models learn lies after the day of observation.',
      mend: `Choose a day up to ${asOf}.`,
      field: 'calibrateUntil',
    })
}

const noOrders = (currency: string) =>
  new Problem('analysis.no-orders', {
    status: 409,
    title: `There are no orders of known customers in ${currency} yet.`,
    mend: 'Import sales with a column that says who bought, or set the currency of the business in Settings.',
  })
