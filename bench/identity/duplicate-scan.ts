import { scanDuplicates } from '../../packages/server/src/records/duplicates/run-scan.ts'
import { startScan } from '../../packages/server/src/records/duplicates/start-scan.ts'
import { systemCtx } from '../../packages/server/src/records/index.ts'
import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'
import { jobHandle } from '../kit/world.ts'
import { makeTwins } from './make-twins.ts'

export default defineBenchmark({
  title: 'Looking for duplicates among contacts, every tenth of whom is there twice',
  needs: 'nothing',
  async open({ empty, customers }) {
    const { services, close } = await empty()
    const truth = await makeTwins(services.pool, customers)
    const ctx = systemCtx(services, 'Benchmark')
    const contact = ctx.registry.object('contact')
    let memory = 0
    let found = ''
    const scanOnce = async () => {
      global.gc?.()
      const before = process.memoryUsage().rss
      const watch = setInterval(() => {
        memory = Math.max(memory, (process.memoryUsage().rss - before) / 1e6)
      }, 50)
      const { id } = await startScan(ctx, contact)
      const took = await secondsOf(() =>
        scanDuplicates.run({ scanId: id, label: 'people' }, jobHandle(services)),
      )
      clearInterval(watch)
      found = await foundOf(id)
      return took
    }
    const foundOf = async (scanId: string) => {
      const { rows } = await services.pool.query<{ compared: string; found: string; right: string }>(
        `select compared, found, (
           select count(*) from duplicate_candidate join contact as one on one.id = first_id join contact as two on two.id = second_id
           where scan_id = $1 and (two.email = 'second.' || one.email or one.email = 'second.' || two.email)) as right
         from duplicate_scan where id = $1`,
        [scanId],
      )
      const [row] = rows
      return `${row?.compared} pairs compared, ${row?.found} found, ${row?.right} of the ${truth} true ones`
    }
    return {
      close,
      measurements: [
        {
          what: `${customers.toLocaleString('en')} contacts, contacts`,
          unit: '/s',
          better: 'more',
          rounds: 1,
          bar: 'duplicate-scan',
          ours: async () => customers / (await scanOnce()),
          note: () => `${found}; ${Math.round(memory)} MB more memory`,
        },
      ],
    }
  },
})
