import { join } from 'node:path'
import { inTransaction, systemCtx } from '../../packages/server/src/records/index.ts'
import { performUndo } from '../../packages/server/src/records/undo/perform-undo.ts'
import { defineBenchmark } from '../kit/benchmark.ts'
import { copyOnce, keepRows } from './copy-bare.ts'
import { type ImportRun, importFile, sharesOf } from './import-file.ts'
import { writeContactsFile } from './sales-file.ts'

const mostCustomers = 50_000

export default defineBenchmark({
  title:
    'Importing contacts matched by e-mail, against COPY of the rows it makes into a table with the same indexes',
  needs: 'nothing',
  async open({ empty, folder, customers, seed }) {
    const file = join(folder, 'contacts.csv')
    const rows = await writeContactsFile(file, Math.min(customers, mostCustomers), seed)
    const { services, close } = await empty()
    const { pool } = services
    const ctx = systemCtx(services, 'Benchmark')
    let last: ImportRun | undefined
    const importOnce = async () => {
      const isFirst = last === undefined
      if (last) await inTransaction(ctx, (within) => performUndo(within, last!.changeSetId))
      await pool.query('vacuum analyze')
      last = await importFile(services, 'contacts', file, { match: ['email'] })
      if (isFirst) await keepRows(pool, folder, ['contact'])
      return last
    }
    return {
      close,
      measurements: [
        {
          what: `${rows.toLocaleString('en')} contacts`,
          unit: 's',
          better: 'less',
          rounds: 3,
          bar: 'import-contacts',
          ours: async () => (await importOnce()).seconds,
          baseline: { what: 'COPY with indexes', measure: () => copyOnce(pool, folder, ['contact'], true) },
          note: () => sharesOf(last!),
        },
      ],
    }
  },
})
