import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Command } from '../../platform/module.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../records/index.ts'
import { runAnalysis } from './run-analysis.ts'
import { startAnalysis } from './start-analysis.ts'

/** `analyse`: works out what customers are worth, waiting until it is done, and prints the model cards. */
export const analyseCommand: Command = {
  name: 'analyse',
  usage: '[--as-of DATE] [--calibrate-until DATE]',
  summary: 'Work out what customers are worth, and print the model cards',
  async run(args, { services: open, print, tell }) {
    const { values } = parseArgs({
      args,
      options: { 'as-of': { type: 'string' }, 'calibrate-until': { type: 'string' } },
    })
    const services = await open()
    const id = await startAnalysis(
      services,
      { asOf: values['as-of'], calibrateUntil: values['calibrate-until'] },
      null,
    )
    await runHere(services, id, tell)
    print(JSON.stringify(await outcome(services, id), undefined, 2))
  },
}

/** Runs the analysis in this process, or waits for the server that got to it first. */
async function runHere(services: Services, analysisId: string, tell: (line: string) => void): Promise<void> {
  const status = await statusOf(services, analysisId)
  if (status === 'queued') {
    await runAnalysis.run(
      { analysisId },
      {
        services,
        runId: undefined,
        attempt: 1,
        signal: new AbortController().signal,
        log: services.log,
        progress: async (_done, _total, message) => tell(message ?? ''),
      },
    )
  }
  while ((await statusOf(services, analysisId)) === 'running') await sleep(200)
}

async function statusOf({ db }: Services, id: string): Promise<string> {
  const { rows } = await sql<{ status: string }>`select status from analysis where id = ${id}`.execute(db)
  return rows[0]?.status ?? 'failed'
}

async function outcome({ db }: Services, id: string) {
  const { rows } = await sql<{ status: string; problem: string | null }>`
    select status, as_of, customers, orders, currency, problem from analysis where id = ${id}
  `.execute(db)
  const [analysis] = rows
  if (analysis?.status !== 'done')
    throw new Problem('analysis.failed', { status: 500, title: 'The analysis did not come to an end.' })
  const cards = await sql`
    select model, parameters, log_likelihood, customers, time_unit, as_of, back_test from model_card
    where analysis_id = ${id} order by created_at, id
  `.execute(db)
  return { ...analysis, modelCards: cards.rows }
}
