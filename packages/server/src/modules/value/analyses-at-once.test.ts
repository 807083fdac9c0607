import { addDays } from '@regulars/model'
import { expect, test } from 'vitest'
import { type Caller, testServer } from '../governance/testing.ts'
import { product } from '../index.ts'
import { runAnalysis } from './run-analysis.ts'
import { startAnalysis } from './start-analysis.ts'

const { send, owner, services, pool } = await testServer(product)
const olga = await owner()

test('of those that would say the same one waits, however many ask; one under way may have read too early', async () => {
  await buy(olga, 'Zoe')
  const first = await startAnalysis(services, {}, null)
  expect(await startAnalysis(services, {}, null)).toBe(first)
  const lastWeek = addDays(new Date().toISOString().slice(0, 10), -7)
  const asked = await startAnalysis(services, { calibrateUntil: lastWeek }, null)
  expect(asked).not.toBe(first)
  await pool.query(`update job_run set status = 'running' where subject_id = $1`, [first])
  const second = await startAnalysis(services, {}, null)
  expect([first, asked]).not.toContain(second)
  expect(await startAnalysis(services, {}, null)).toBe(second)
})

test('of analyses at once, from the command line and by the server, one replaces what the other wrote', async () => {
  for (const name of ['Marta', 'Jonas', 'Inês']) await buy(olga, name)
  const analysisId = await startAnalysis(services, {}, null)
  const together = barrier(3)
  const run = () =>
    runAnalysis.run(
      { analysisId },
      {
        services,
        runId: undefined,
        attempt: 1,
        signal: new AbortController().signal,
        log: services.log,
        progress: async (done) => (done === 3 ? together() : undefined),
      },
    )
  await Promise.all([run(), run(), run()])
  const { rows } = await pool.query('select count(*)::integer as count from contact_score')
  expect(rows[0]).toEqual({ count: 4 })
})

async function buy(session: Caller, name: string): Promise<void> {
  const contact = await send('POST', '/api/v1/contacts', session, { name })
  const placedAt = new Date(Date.now() - 20 * 86_400_000).toISOString()
  const order = { contactId: contact.body.id, placedAt, total: 1290, currency: 'EUR' }
  await send('POST', '/api/v1/orders', session, order)
}

/** Lets nobody on before so many are there. */
function barrier(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let waiting = 0
  return () => {
    waiting += 1
    if (waiting === size) resolve()
    return promise
  }
}
