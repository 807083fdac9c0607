/**
 * A page of 50 contacts out of very many, over HTTP with 8 connections, against a bare handler in the same process that sends the same JSON from
 * one prepared statement. The bar: at least half its requests per second, and a page deep in the list as fast as the first.
 *
 * `node bench/list-page.bench.ts [--rows 1000000] [--rounds 15] [--seconds 1] [--data FOLDER]`; with a folder, the database is kept for the next time.
 */
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import type { Pool } from '../packages/server/src/platform/database/connect.ts'
import { openEmbedded } from '../packages/server/src/platform/database/embedded/embedded.ts'
import { makeContacts } from './list-page/make-contacts.ts'
import { type Measured, openBare, openRegulars, type Statement } from './list-page/servers.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '1' },
    data: { type: 'string' },
  },
})
const connections = 8

/** The contact as the API answers it, written by hand. */
const record = `id, name, first_name as "firstName", last_name as "lastName", email, phone, lifecycle,
  customer_number as "customerNumber", company_id as "companyId", job_title as "jobTitle", birthday, pronouns, language,
  preferred_channel as "preferredChannel", street, postcode, city, region, country, tags, source, about,
  order_count as "orderCount", revenue, first_order_on as "firstOrderOn", last_order_on as "lastOrderOn",
  last_seen_at as "lastSeenAt", owner_id as "ownerId", created_at as "createdAt", updated_at as "updatedAt", version,
  created_by_id as "createdById", change_set_id as "changeSetId"`

const page = (where: string, order = 'fold(name) collate "C", id') => `
  select '{"data":' || json_agg(row_to_json(record))::text || '}' as json from (
    select ${record} from contact where deleted_at is null ${where} order by ${order} limit 50
  ) as record`

interface Case {
  name: string
  path: string
  statement: Statement
}

async function casesOf(pool: Pool, rows: number, regulars: Measured): Promise<Case[]> {
  const deep = await pool.query<{ name: string; id: string }>(
    'select name, id from contact where deleted_at is null order by fold(name) collate "C", id offset $1 limit 1',
    [Math.floor(rows * 0.9)],
  )
  const { name, id } = deep.rows[0]!
  const cursor = Buffer.from(JSON.stringify(['name', id, name])).toString('base64url')
  const after = '(fold(name) collate "C", id) > (fold($1) collate "C", $2::uuid)'
  const list = `${regulars.address}/api/v1/contacts`
  return [
    { name: 'default order', path: list, statement: { text: page(''), values: [] } },
    {
      name: 'filtered by stage',
      path: `${list}?lifecycle=customer`,
      statement: { text: page('and lifecycle = $1'), values: ['customer'] },
    },
    {
      name: 'deep page',
      path: `${list}?cursor=${cursor}`,
      statement: { text: page(`and ${after}`), values: [name, id] },
    },
    {
      name: 'sorted by revenue',
      path: `${list}?sort=-revenue`,
      statement: { text: page('and revenue is not null', 'revenue desc, id desc'), values: [] },
    },
  ]
}

const run = promisify(execFile)

async function perSecond(url: string, { authorization }: Measured): Promise<number> {
  const load = join(import.meta.dirname, 'list-page', 'load.ts')
  const milliseconds = String(Number(values.seconds) * 1000)
  const { stdout } = await run(process.execPath, [
    load,
    url,
    milliseconds,
    String(connections),
    authorization,
  ])
  return (JSON.parse(stdout) as { perSecond: number }).perSecond
}

/** The same records must come from both, or the comparison says nothing. */
async function checkSame(url: string, bareUrl: string, { authorization }: Measured): Promise<void> {
  const [ours, bare] = await Promise.all([
    fetch(url, { headers: { authorization } }).then((response) => response.json()),
    fetch(bareUrl).then((response) => response.json()),
  ])
  const left = JSON.stringify((ours as { data: unknown }).data)
  if (left !== JSON.stringify((bare as { data: unknown }).data))
    throw new Error(`${url} answers other records than the bare handler.`)
}

const median = (figures: number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!

async function measure(regulars: Measured & { pool: Pool }, rows: number): Promise<void> {
  const all = await casesOf(regulars.pool, rows, regulars)
  const bare = await openBare(
    regulars.pool,
    all.map(({ statement }) => statement),
  )
  const figures = all.map(() => ({ ours: [] as number[], bare: [] as number[] }))
  for (const [index, { path }] of all.entries()) await checkSame(path, `${bare.address}/${index}`, regulars)
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [index, { path }] of all.entries()) {
      figures[index]!.bare.push(await perSecond(`${bare.address}/${index}`, bare))
      figures[index]!.ours.push(await perSecond(path, regulars))
    }
  }
  console.log(
    `A page of 50 out of ${rows.toLocaleString('en')} contacts, ${connections} connections, requests per second (median of ${values.rounds}):`,
  )
  console.table(
    all.map(({ name }, index) => {
      const { ours, bare: base } = figures[index]!
      // Each round's two figures are made one after the other, so what else the machine does weighs on both.
      const ratios = ours.map((figure, round) => figure / base[round]!)
      return {
        page: name,
        regulars: Math.round(median(ours)),
        bare: Math.round(median(base)),
        ratio: Number(median(ratios).toFixed(2)),
        spread: `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
        bar: 0.5,
      }
    }),
  )
  await bare.close()
}

const dataDir = values.data ?? (await mkdtemp(join(tmpdir(), 'regulars-bench-')))
if (!values.data) await chmod(dataDir, 0o755)
const database = await openEmbedded({ dataDir, purpose: 'benchmark', whenOpen: 'refuse', durable: false })
try {
  const regulars = await openRegulars(database.settings, dataDir)
  await makeContacts(regulars.pool, Number(values.rows))
  await measure(regulars, Number(values.rows))
  await regulars.close()
} finally {
  await database.close()
  if (!values.data) await rm(dataDir, { recursive: true, force: true })
}
