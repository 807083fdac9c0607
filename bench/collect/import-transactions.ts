import { join } from 'node:path'
import { inTransaction, systemCtx } from '../../packages/server/src/records/index.ts'
import { performUndo } from '../../packages/server/src/records/undo/perform-undo.ts'
import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'
import { copyOnce, keepRows } from './copy-bare.ts'
import { type ImportRun, importFile, sharesOf } from './import-file.ts'
import { writeSalesFile } from './sales-file.ts'

const made = ['contact', 'product', '"order"', 'order_line', 'touchpoint']

/** Three imports of a hundred thousand lines take a minute; what they cost by the line does not depend on their number. */
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
    let last: ImportRun | undefined
    const ctx = systemCtx(services, 'Benchmark')
    const takeBack = () =>
      inTransaction(ctx, async (within) => {
        await performUndo(within, last!.changeSetId)
        last = undefined
      })
    /** Each import comes into an empty business. */
    const importOnce = async () => {
      if (last) await takeBack()
      await pool.query('vacuum analyze')
      last = await importFile(services, 'transactions', file, { currency: 'EUR' })
      return last
    }
    await importOnce()
    await keepRows(pool, folder, made)
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
          ours: async () => (await importOnce()).seconds,
          baseline: { what: 'COPY', measure: () => copyOnce(pool, folder, made) },
          note: () => sharesOf(last!),
        },
        {
          what: `${label}: memory`,
          unit: 'MB',
          better: 'less',
          rounds: 1,
          bar: 'import-memory',
          ours: async () => (await importOnce()).memory,
        },
        {
          what: `${label}: undo, lines`,
          unit: '/s',
          better: 'more',
          rounds: 2,
          bar: 'undo-import',
          async ours() {
            if (!last) await importOnce()
            return lines / (await secondsOf(takeBack))
          },
        },
      ],
    }
  },
})
