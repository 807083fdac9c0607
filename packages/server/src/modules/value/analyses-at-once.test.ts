import { expect, test } from 'vitest'
import { testServer } from '../governance/testing.ts'
import { product } from '../index.ts'
import { runAnalysis } from './run-analysis.ts'
import { startAnalysis } from './start-analysis.ts'

const { send, owner, services, pool } = await testServer(product)

test('of analyses at once, from the command line and by the server, one replaces what the other wrote', async () => {
  const olga = await owner()
  for (const name of ['Marta', 'Jonas', 'Inês']) {
    const contact = await send('POST', '/api/v1/contacts', olga, { name })
    const placedAt = new Date(Date.now() - 20 * 86_400_000).toISOString()
    await send('POST', '/api/v1/orders', olga, {
      contactId: contact.body.id,
      placedAt,
      total: 1290,
      currency: 'EUR',
    })
  }
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
  expect(rows[0]).toEqual({ count: 3 })
})

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
