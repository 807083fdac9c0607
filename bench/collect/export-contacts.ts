import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { openExport } from '../../packages/server/src/modules/collect/export/open-export.ts'
import { systemCtx } from '../../packages/server/src/records/index.ts'
import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'

/** Columns of contacts that stand in the file as they stand in the table. */
const columns = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  lifecycle: 'lifecycle',
  customerNumber: 'customer_number',
  birthday: 'birthday',
  language: 'language',
  street: 'street',
  postcode: 'postcode',
  city: 'city',
  country: 'country',
  orderCount: 'order_count',
  revenue: 'revenue',
  firstOrderOn: 'first_order_on',
  lastOrderOn: 'last_order_on',
  lastSeenAt: 'last_seen_at',
}

const copied = `
  copy (select ${Object.values(columns).join(', ')}, id from contact where deleted_at is null order by fold(name) collate "C", id)
  to stdout (format csv, header)`

export default defineBenchmark({
  title: 'Taking all contacts out as CSV, against COPY TO of the same columns',
  needs: 'sample',
  async open({ services, pool, folder, customers }) {
    const ctx = systemCtx(services, 'Benchmark')
    const write = (content: Readable) =>
      pipeline(content, createWriteStream(join(folder, 'contacts-out.csv')))
    const exportAll = async () => {
      const asked = { format: 'csv', columns: Object.keys(columns), sort: 'name' }
      const file = await openExport(ctx, ctx.registry.object('contact'), asked)
      await write(file.content)
      if (file.written() < customers)
        throw new Error(`${file.written()} contacts came out of ${customers} at least.`)
    }
    const copyAll = async () => {
      const client = await pool.connect()
      try {
        await write(client.query(copyTo(copied)))
      } finally {
        client.release()
      }
    }
    return {
      measurements: [
        {
          what: `${customers.toLocaleString('en')} contacts × ${Object.keys(columns).length} columns`,
          unit: 's',
          better: 'less',
          rounds: 3,
          ours: () => secondsOf(exportAll),
          baseline: { what: 'COPY TO', measure: () => secondsOf(copyAll) },
        },
      ],
    }
  },
})
