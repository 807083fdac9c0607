import { join } from 'node:path'
import { inTransaction, systemCtx } from '../../packages/server/src/records/index.ts'
import { performUndo } from '../../packages/server/src/records/undo/perform-undo.ts'
import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'
import { copyOnce, keepRows } from './copy-bare.ts'
import { type ImportRun, importApart, importFile, sharesOf } from './import-file.ts'
import { writeSalesFile } from './sales-file.ts'

const made = ['contact', 'product', '"order"', 'order_line', 'touchpoint']

/** What a line costs does not depend on their number; so many take half a minute. */
const mostCustomers = 15_000

export default defineBenchmark({
  title:
    'Importing a file of sales lines, against COPY of the rows it makes into bare tables; and undoing it',
  needs: 'nothing',
  async open({ empty, folder, customers, seed }) {
    const file = join(folder, 'sales.csv')
    const lines = await writeSalesFile(file, Math.min(customers, mostCustomers), seed)
    const { services, close } = await empty()
    const { pool } = services
    const ctx = systemCtx(services, 'Benchmark')
    const runs: ImportRun[] = []
    let there: ImportRun | undefined
    const takeBack = () =>
      inTransaction(ctx, async (within) => {
        await performUndo(within, there!.changeSetId)
        there = undefined
      })
    /** Each import comes into an empty business. */
    const importOnce = async (importing: typeof importFile) => {
      if (there) await takeBack()
      await pool.query('vacuum analyze')
      there = await importing(services, 'transactions', file, { currency: 'EUR' })
      return there
    }
    const timedImport = async () => {
      runs.push(await importOnce(importFile))
      if (runs.length === 1) await keepRows(pool, folder, made)
      return runs.at(-1)!.seconds
    }
    const label = `${lines.toLocaleString('en')} lines`
    return {
      close,
      measurements: [
        {
          what: label,
          unit: 's',
          better: 'less',
          rounds: 3,
          bar: 'import-transactions',
          ours: timedImport,
          baseline: { what: 'COPY', measure: () => copyOnce(pool, folder, made) },
          note: () => sharesOf(runs.at(-1)!),
        },
        {
          what: `${label}: memory`,
          unit: 'MB',
          better: 'less',
          rounds: 1,
          bar: 'import-memory',
          // This process holds the benchmarks and all that ran in it before.
          ours: async () => (await importOnce(importApart)).memory,
        },
        {
          what: `${label}: undo, lines`,
          unit: '/s',
          better: 'more',
          rounds: 1,
          bar: 'undo-import',
          ours: async () => lines / (await secondsOf(takeBack)),
        },
      ],
    }
  },
})
