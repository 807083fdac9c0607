import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  groupHistories,
  type PurchaseCells,
  type PurchaseHistories,
  purchaseModels,
  seededRandom,
} from '../../packages/analytics/src/index.ts'
import { simulateCoinFlip } from '../../packages/analytics/src/testing/simulate-purchases.ts'
import { defineBenchmark, type Measurement, secondsOf } from '../kit/benchmark.ts'

const truth = { r: 0.525, alpha: 43.3, a: 0.891, b: 1.614 }

/**
 * Purchase models at 10⁴, 10⁵ and 10⁶ customers. The baseline of the fit is purchase_models_reference.py: a plain vectorised MBG/NBD likelihood with its gradient and
 * SciPy's L-BFGS-B; without Python, NumPy and SciPy there is none.
 */
export default defineBenchmark({
  title:
    'Grouping, fitting and scoring of purchase models by the number of customers, beside NumPy and SciPy',
  needs: 'nothing',
  open: async ({ folder }) => ({
    measurements: [10_000, 100_000, 1_000_000].flatMap((count) => measurementsOf(count, folder)),
  }),
})

function measurementsOf(count: number, folder: string): Measurement[] {
  const customers = customersInDays(count)
  const cells = groupHistories(customers)
  const millions = count === 1_000_000
  const label = `${count.toLocaleString('en')} customers`
  const base = { unit: 's', better: 'less', rounds: 2 } as const
  const python = reference(cells, folder)
  let parameters: Record<string, number> = {}
  const fitCells = (from: PurchaseCells | PurchaseHistories) => {
    const result = purchaseModels['mbg-nbd'].fit(from)
    if (!result.ok) throw new Error(result.reason)
    if (python && Math.abs(python.logLikelihood - result.logLikelihood) > 0.01)
      throw new Error(`The reference found ${python.logLikelihood}, we ${result.logLikelihood}.`)
    parameters = result.parameters as unknown as Record<string, number>
  }
  return [
    {
      ...base,
      what: `${label}: grouping and fit`,
      ...(millions ? { bar: 'fit-million' as const } : {}),
      ours: () => secondsOf(() => fitCells(groupHistories(customers))),
      note: () => `${cells.weight.length} cells`,
    },
    {
      ...base,
      what: `${label}: fit of the cells`,
      ours: () => secondsOf(() => fitCells(cells)),
      ...(python
        ? {
            baseline: { what: 'NumPy and SciPy', measure: async () => reference(cells, folder)!.took },
            ...(millions ? { bar: 'fit-python' as const } : {}),
          }
        : {}),
    },
    {
      ...base,
      what: `${label}: scoring`,
      ...(millions ? { bar: 'score-million' as const } : {}),
      ours: () => {
        if (parameters.r === undefined) fitCells(cells)
        return secondsOf(() => purchaseModels['mbg-nbd'].score(parameters as never, customers, 90))
      },
    },
  ]
}

/** Customers of a quarter of a year, seen half a year to nine months later, in whole days. */
function customersInDays(count: number): PurchaseHistories<'day'> {
  const sample = { count, ages: (row: number) => 182 + (row % 90), horizon: 0 }
  const { frequency, recency, age } = simulateCoinFlip(
    seededRandom(1),
    truth,
    { regularity: 1, flipsAtStart: 1 },
    sample,
  )
  return {
    timeUnit: 'day',
    frequency,
    recency: recency.map((time, row) => Math.min(age[row]!, Math.ceil(time))),
    age,
  }
}

/** Seconds that the reference needs for the fit alone, and its log-likelihood; undefined where it cannot run. */
function reference(
  cells: PurchaseCells,
  folder: string,
): { took: number; logLikelihood: number } | undefined {
  const columns = [cells.frequency, cells.recency, cells.age, cells.weight]
  const file = join(folder, `cells-${cells.weight.length}.f64`)
  writeFileSync(file, Buffer.concat(columns.map((column) => Buffer.from(column.slice().buffer))))
  const script = join(import.meta.dirname, 'purchase_models_reference.py')
  const run = spawnSync('python3', [script, file], { encoding: 'utf8' })
  if (run.status !== 0) return undefined
  const [took, logLikelihood] = run.stdout.trim().split(' ').map(Number)
  return { took: took!, logLikelihood: logLikelihood! }
}
