import { readForecast } from '../../packages/server/src/modules/sales/insight/forecast.ts'
import { systemCtx } from '../../packages/server/src/records/index.ts'
import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'
import { makeDeals } from './make-deals.ts'

const count = 100_000

/** The least there is to it: what was won and what is open, by month, without rights, stages, judgement, targets or history. */
const plainSums = `
  select date_trunc('month', case status when 'won' then won_at else expected_close_on end) as month, status, sum(value), count(*)
  from deal where status <> 'lost' and deleted_at is null group by 1, 2`

export default defineBenchmark({
  title:
    'The forecast of 100,000 deals, a year back and a year ahead, against plain sums by month over the same deals',
  needs: 'nothing',
  async open({ empty }) {
    const { services, close } = await empty()
    const currency = services.settings.get('currency')
    await makeDeals(services.pool, { name: 'Forecast', count, open: 0.3, currency })
    const ctx = systemCtx(services, 'Benchmark')
    const forecast = () => readForecast(ctx, {}, { back: 12, ahead: 12 })
    const { months } = await forecast()
    if (!months.some(({ weighted, history }) => weighted > 0 && history))
      throw new Error('Nothing is expected.')
    const milliseconds = async (work: () => Promise<unknown>) => 1000 * (await secondsOf(work))
    return {
      close,
      measurements: [
        {
          what: `${count.toLocaleString('en')} deals, 24 months`,
          unit: 'ms',
          better: 'less',
          bar: 'forecast',
          ours: () => milliseconds(forecast),
          baseline: { what: 'plain sums', measure: () => milliseconds(() => services.pool.query(plainSums)) },
        },
      ],
    }
  },
})
