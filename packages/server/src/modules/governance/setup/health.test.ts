import { expect, test } from 'vitest'
import { product } from '../../index.ts'
import { testServer } from '../testing.ts'

const { app, send, owner, key, person, roleId, services, pool } = await testServer(product)
const olga = await owner()

test('an owner is told what is well and what is not, with the way out', async () => {
  await pool.query(
    "insert into job_run (job, label, status, error, finished_at) values ('x', 'Importing sales.csv', 'failed', 'The disk is full', now())",
  )
  await services.pool.query('select graphile_worker.add_job($1, run_at => now() - interval $$2 hours$$)', [
    'never.done',
  ])
  const { status, body } = await send('GET', '/api/v1/health', olga)
  expect(status).toBe(200)
  const found = (about: string) =>
    body.findings.filter((finding: { about: string }) => finding.about === about)
  expect(found('Schema')).toMatchObject([{ state: 'well' }])
  expect(found('Clock')).toMatchObject([{ state: 'well' }])
  expect(found('Background work')).toMatchObject([
    {
      state: 'ill',
      says: expect.stringContaining('nobody works'),
      mend: expect.stringContaining('ROLE=worker'),
    },
    { state: 'note', says: '“Importing sales.csv” failed: The disk is full' },
  ])
  expect(body.state).toBe('ill')
})

test('a slow statement is seen, without what was asked for', async () => {
  await services.pool.query('select pg_sleep($1::float8), $2::text as who', [0.12, 'Maria Nowak'])
  const { body } = await send('GET', '/api/v1/health', olga)
  const seen = body.slowQueries.data.find(({ text }: { text: string }) => text.includes('pg_sleep'))
  expect(seen).toMatchObject({ text: 'select pg_sleep($1::float8), $2::text as who', times: 1 })
  expect(seen.longestMs).toBeGreaterThanOrEqual(100)
  expect(JSON.stringify(body)).not.toContain('Maria')
})

test('Prometheus reads figures with a key, by route and never by address', async () => {
  const { headers } = await key(await roleId('owner'))
  await app.inject({ url: '/api/v1/contacts/00000000-0000-7000-8000-000000000001', headers })
  const { statusCode, headers: answered, body } = await app.inject({ url: '/metrics', headers })
  expect(statusCode).toBe(200)
  expect(answered['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(body).toMatch(/^regulars_http_requests_total\{method="GET",route="[^"]*:[^"]*",status="404"\} 1$/m)
  expect(body).toMatch(/^regulars_jobs\{state="failed"\} 1$/m)
  expect(body).toMatch(/^regulars_http_request_duration_seconds_bucket\{.*le="\+Inf"\} [1-9]/m)
  expect(body).not.toContain('00000000-0000-7000')
  // Each line is a comment or "name{labels} number", as the format 0.0.4 has it.
  for (const line of body.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="([^"\\]|\\.)*",?)*\})? -?[\d.e+-]+)$/)
})

test('how the server is, is for those who run it', async () => {
  const nora = await person('Nora', olga, { roleId: await roleId('manager') })
  for (const path of ['/api/v1/health', '/metrics']) {
    expect((await send('GET', path)).status).toBe(401)
    expect((await send('GET', path, nora)).status).toBe(403)
  }
})
