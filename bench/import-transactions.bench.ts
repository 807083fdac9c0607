/**
 * Importing a file of sales lines, against COPY of the rows it makes into bare tables of the same shape (no index, no key). The bar: at most 5 times
 * its wall time, and resident memory below 400 MB. One round is one import into an empty database and one COPY, alternating.
 *
 * `node bench/import-transactions.bench.ts [--file PATH] [--rounds 3]`; without a file, the UCI Online Retail lines of the data sets.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { dataSet } from '../packages/analytics/src/testing/data-sets.ts'
import { runImportHere } from '../packages/server/src/modules/collect/run-import.ts'
import { startImport } from '../packages/server/src/modules/collect/start-import.ts'
import { product } from '../packages/server/src/modules/index.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import type { Pool } from '../packages/server/src/platform/database/connect.ts'
import { openEmbedded } from '../packages/server/src/platform/database/embedded/embedded.ts'
import { createLog } from '../packages/server/src/platform/log.ts'
import { openServices } from '../packages/server/src/platform/process/open-services.ts'
import { type Services, systemCtx } from '../packages/server/src/records/index.ts'

const { values } = parseArgs({
  options: { file: { type: 'string' }, rounds: { type: 'string', default: '3' } },
})
const file = values.file ?? dataSet('online-retail/online_retail_2010-12_to_2011-06.csv.gz')
const made = ['contact', 'product', '"order"', 'order_line', 'touchpoint']

async function importOnce(services: Services): Promise<{ seconds: number; steps: string[] }> {
  const { hash } = await services.files.write(createReadStream(file))
  const steps: string[] = []
  const started = performance.now()
  const id = await startImport(services, systemCtx(services, 'Benchmark').actor, {
    kind: 'transactions',
    fileName: 'benchmark',
    fileKey: hash,
    options: { currency: 'GBP' },
  })
  await runImportHere(services, id, (line) =>
    steps.push(`${((performance.now() - started) / 1000).toFixed(2)} ${line}`),
  )
  return { seconds: (performance.now() - started) / 1000, steps }
}

async function keepRows(pool: Pool, folder: string): Promise<void> {
  for (const table of made) {
    const client = await pool.connect()
    await pipeline(
      client.query(copyTo(`copy (select * from ${table}) to stdout`)),
      createWriteStream(join(folder, `${table}.copy`)),
    )
    client.release()
  }
}

async function copyOnce(pool: Pool, folder: string): Promise<number> {
  for (const table of made)
    await pool.query(
      `drop table if exists bare_${plain(table)}; create table bare_${plain(table)} as select * from ${table} with no data`,
    )
  const started = performance.now()
  for (const table of made) {
    const client = await pool.connect()
    await pipeline(
      createReadStream(join(folder, `${table}.copy`)),
      client.query(copyFrom(`copy bare_${plain(table)} from stdin`)),
    )
    client.release()
  }
  return (performance.now() - started) / 1000
}

const plain = (table: string): string => table.replaceAll('"', '')

const everything = `truncate contact, product, product_category, store, "order", order_line, touchpoint, import, import_rejected, change_set, change, note, task, consent,
  suppression, contact_score, enrollment, message`

const median = (figures: number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!

const dataDir = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
await chmod(dataDir, 0o755)
const database = await openEmbedded({ dataDir, purpose: 'benchmark', whenOpen: 'refuse', durable: true })
try {
  const { services, close } = await openServices(
    readConfig({ DATA_DIR: dataDir }),
    database,
    product,
    createLog('silent'),
  )
  const ours: number[] = []
  const bare: number[] = []
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  for (let round = 0; round < Number(values.rounds); round++) {
    await services.pool.query(everything)
    const { seconds, steps } = await importOnce(services)
    ours.push(seconds)
    if (round === 0) {
      await keepRows(services.pool, dataDir)
      console.log(steps.join('\n'))
    }
    bare.push(await copyOnce(services.pool, dataDir))
  }
  clearInterval(watch)
  const ratios = ours.map((seconds, round) => seconds / bare[round]!)
  console.table([
    {
      'import, s': Number(median(ours).toFixed(2)),
      'COPY, s': Number(median(bare).toFixed(2)),
      ratio: Number(median(ratios).toFixed(2)),
      spread: `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
      bar: 5,
      'memory, MB': Math.round(peak / 1e6),
    },
  ])
  await close()
} finally {
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
}
