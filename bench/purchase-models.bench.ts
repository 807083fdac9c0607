/**
 * How long purchase models take at 10⁴, 10⁵ and 10⁶ customers, beside NumPy and SciPy on the same cells.
 *
 * Run: node bench/purchase-models.bench.ts
 * The baseline is bench/purchase_models_reference.py: a plain vectorised MBG/NBD likelihood with its gradient and
 * SciPy's L-BFGS-B. Without Python, NumPy and SciPy that column is empty.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  groupHistories,
  type PurchaseCells,
  type PurchaseHistories,
  purchaseModels,
  seededRandom,
} from '@regulars/analytics'
import { simulateCoinFlip } from '../packages/analytics/src/testing/simulate-purchases.ts'

const truth = { r: 0.525, alpha: 43.3, a: 0.891, b: 1.614 }

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

function seconds<Result>(work: () => Result): { result: Result; took: number } {
  const start = performance.now()
  const result = work()
  return { result, took: (performance.now() - start) / 1000 }
}

/** Seconds that the reference needs for the fit alone, and its log-likelihood; undefined where it cannot run. */
function reference(cells: PurchaseCells): { took: number; logLikelihood: number } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'purchase-models-'))
  const columns = [cells.frequency, cells.recency, cells.age, cells.weight]
  const file = join(folder, 'cells.f64')
  writeFileSync(file, Buffer.concat(columns.map((column) => Buffer.from(column.slice().buffer))))
  const script = join(import.meta.dirname, 'purchase_models_reference.py')
  const run = spawnSync('python3', [script, file], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  if (run.status !== 0) return undefined
  const [took, logLikelihood] = run.stdout.trim().split(' ').map(Number)
  return { took: took!, logLikelihood: logLikelihood! }
}

console.log(
  'customers   cells   group s   MBG fit s   SciPy fit s   ratio   Pareto fit s   score s   memory MB',
)
for (const count of [10_000, 100_000, 1_000_000]) {
  const customers = customersInDays(count)
  const grouped = seconds(() => groupHistories(customers))
  const cells = grouped.result
  const fit = seconds(() => purchaseModels['mbg-nbd'].fit(cells))
  if (!fit.result.ok) throw new Error(fit.result.reason)
  const { parameters, logLikelihood } = fit.result
  const pareto = seconds(() => purchaseModels['pareto-nbd'].fit(cells))
  const score = seconds(() => purchaseModels['mbg-nbd'].score(parameters, customers, 90))
  const python = reference(cells)
  if (python && Math.abs(python.logLikelihood - logLikelihood) > 0.01) {
    throw new Error(`The reference found ${python.logLikelihood}, we ${logLikelihood}`)
  }
  console.log(
    String(count).padEnd(11),
    String(cells.weight.length).padEnd(7),
    grouped.took.toFixed(3).padEnd(9),
    fit.took.toFixed(3).padEnd(11),
    (python?.took.toFixed(3) ?? '–').padEnd(13),
    (python ? (fit.took / python.took).toFixed(2) : '–').padEnd(7),
    pareto.took.toFixed(3).padEnd(14),
    score.took.toFixed(3).padEnd(9),
    Math.round(process.memoryUsage().rss / 1e6),
  )
}
