import { runAnalysis } from '../../packages/server/src/modules/value/run-analysis.ts'
import { startAnalysis } from '../../packages/server/src/modules/value/start-analysis.ts'
import type { Services } from '../../packages/server/src/records/index.ts'
import { sharesOf } from '../collect/import-file.ts'
import { defineBenchmark, type Measurement } from '../kit/benchmark.ts'
import { fill, jobHandle } from '../kit/world.ts'

export default defineBenchmark({
  title:
    'Working out what customers are worth, by the number of customers: the time by the customer must not grow',
  needs: 'sample',
  async open(world) {
    const { customers } = world
    const tenth = Math.max(500, Math.round(customers / 10))
    const beside = await world.empty()
    await fill(
      { ...world, services: beside.services, pool: beside.services.pool, customers: tenth },
      () => {},
    )
    return {
      close: beside.close,
      measurements: [analyse(beside.services, tenth), analyse(world.services, customers, true)],
    }
  },
})

function analyse(services: Services, customers: number, held = false): Measurement {
  let shares = ''
  return {
    what: `${customers.toLocaleString('en')} customers, customers`,
    unit: '/s',
    better: 'more',
    rounds: 2,
    ...(held ? { bar: 'analysis' as const } : {}),
    async ours() {
      const steps: Array<{ at: number; label: string }> = []
      const started = performance.now()
      const seconds = () => (performance.now() - started) / 1000
      const analysisId = await startAnalysis(services, {}, null)
      const handle = jobHandle(services, (label) => steps.push({ at: seconds(), label }))
      await runAnalysis.run({ analysisId }, handle)
      shares = sharesOf({ steps, seconds: seconds() })
      return customers / seconds()
    },
    note: () => shares,
  }
}
