/**
 * What the statistics cost, each beside what one would write first, in the same run. The bars: Groceries at support 0.001 under 1 s, EASE on 5,000
 * items under 60 s, k-means on 1,000,000 × 3 under 10 s, linkage of 10,000 records under 10 s.
 *
 * `node bench/analytics-speed.bench.ts [baskets|ease|groups|linkage …]`; all of them unless named. REGULARS_DATA_SETS as for the tests.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { spreadCentres } from '../packages/analytics/src/groups/k-means-start.ts'
import { descend } from '../packages/analytics/src/groups/lloyd.ts'
import {
  exactValue,
  fitEase,
  frequentItemSets,
  kMeans,
  linkRecords,
  seededRandom,
  similarDate,
  similarName,
  similarText,
} from '../packages/analytics/src/index.ts'
import { invertPositiveDefinite } from '../packages/analytics/src/linear-algebra/invert-positive-definite.ts'
import { drawIndex, drawNormal } from '../packages/analytics/src/random/draw.ts'
import { countFrequentSets, descendPlainly, invertByRows } from './analytics-speed/baselines.ts'
import { makePeople } from './analytics-speed/make-people.ts'

const benches: Record<string, () => void> = { baskets, ease, groups, linkage }

/** Ratios are of processor time: others on the machine do not change it. */
function timed<T>(what: string, run: () => T): { seconds: number; result: T } {
  const [start, processor] = [performance.now(), process.cpuUsage().user]
  const result = run()
  const elapsed = (performance.now() - start) / 1000
  const busy = (process.cpuUsage().user - processor) / 1e6
  console.log(
    `${what.padEnd(58)} ${elapsed.toFixed(2).padStart(8)} s   ${busy.toFixed(2).padStart(8)} s of processor`,
  )
  return { seconds: busy, result }
}

function compare(name: string, ours: number, plain: number): void {
  console.log(`${`${name}: plain ÷ ours`.padEnd(58)} ${(plain / ours).toFixed(1).padStart(8)} ×\n`)
}

function baskets(): void {
  const folder =
    process.env.REGULARS_DATA_SETS ?? fileURLToPath(new URL('../../shared/data', import.meta.url))
  const lines = readFileSync(`${folder}/groceries/groceries.csv`, 'utf8').trimEnd().split(/\r?\n/)
  const all = lines.map((line) =>
    Array.from(line.matchAll(/"([^"]*)"|([^,]+)/g), ([, quoted, plain]) => quoted ?? plain!),
  )
  // Once unmeasured, so that neither is timed while it is still being compiled.
  frequentItemSets(all, { minSupport: 0.001 })
  countFrequentSets(all, 10)
  const ours = timed('Groceries at support 0.001, bit sets', () =>
    frequentItemSets(all, { minSupport: 0.001 }),
  )
  const plain = timed('Groceries at support 0.001, JavaScript sets', () => countFrequentSets(all, 10))
  const found = ours.result.ok ? ours.result.itemSets.length : 0
  if (found !== plain.result) throw new Error(`${found} item sets against ${plain.result}`)
  compare('Groceries', ours.seconds, plain.seconds)
}

function ease(): void {
  const size = 1000
  const random = seededRandom(1)
  const matrix = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const value = row === column ? size : random() - 0.5
      matrix[row * size + column] = value
      matrix[column * size + row] = value
    }
  }
  const copy = matrix.slice()
  const ours = timed(`inverse of ${size} rows, blocked sweep`, () => invertPositiveDefinite(matrix, size))
  const plain = timed(`inverse of ${size} rows, Gauss and Jordan`, () => invertByRows(copy, size))
  compare('inverse', ours.seconds, plain.seconds)
  const items = 5000
  const customers = Array.from({ length: 50_000 }, () =>
    Array.from({ length: 1 + drawIndex(random, 10) }, () => Math.floor(items * random() ** 2)),
  )
  timed(`EASE on ${items} items, 50,000 customers`, () => fitEase(customers))
}

function groups(): void {
  const random = seededRandom(3)
  const rows = 1_000_000
  const values = new Float64Array(rows * 3)
  for (let at = 0; at < values.length; at += 3) {
    const kind = drawIndex(random, 5)
    values[at] = drawNormal(random) + kind * 1.5
    values[at + 1] = drawNormal(random) + (kind % 2) * 2
    values[at + 2] = Math.exp(drawNormal(random))
  }
  const points = { rows, columns: 3, values }
  timed('k-means, 1,000,000 × 3, 8 groups, 20 starts', () => kMeans(points, { groups: 8 }))
  const start = spreadCentres(points, 8, seededRandom(1))!
  const ours = timed('one descent of 20 iterations, with bounds', () =>
    descend(points, start, { maxIterations: 20, stillness: 0 }),
  )
  const plain = timed('the same, every row with every centre', () =>
    descendPlainly(values, 3, start.slice(), 20),
  )
  if (Math.abs(ours.result.inertia / plain.result - 1) > 1e-9)
    throw new Error(`${ours.result.inertia} against ${plain.result}`)
  compare('k-means', ours.seconds, plain.seconds)
}

function linkage(): void {
  const { people, truth } = makePeople(10_000)
  const names = similarName({ termFrequency: true })
  const fields = {
    givenName: names,
    surname: names,
    street: similarText(),
    houseNumber: exactValue(),
    town: names,
    postcode: similarText({ fewErrors: 2 }),
    state: exactValue(),
    born: similarDate(),
    insurance: similarText({ fewErrors: 2 }),
  }
  const blocking = [
    ['insurance'],
    ['givenName', 'surname'],
    ['born'],
    ['postcode'],
    ['surname', 'houseNumber'],
  ]
  const { seconds, result } = timed('linkage of 10,000 records × 9 fields', () =>
    linkRecords(people, { fields, blocking, threshold: 0.5 }),
  )
  const right = result.filter(({ left, right }) => truth[left] === truth[right]).length
  const pairs = people.length - new Set(truth).size
  console.log(`  ${result.length} pairs, ${right} of them true, of ${pairs} true ones`)
  // The least any linkage has to do: look once at as many random pairs.
  const random = seededRandom(1)
  const columns = Object.entries(fields).map(([name, field]) =>
    field.prepare(people.map((one) => one[name as keyof typeof one])),
  )
  const plain = timed('only comparing 300,000 random pairs', () => {
    for (let pair = 0; pair < 300_000; pair++) {
      const [left, right] = [drawIndex(random, people.length), drawIndex(random, people.length)]
      for (const { ids, compareIds } of columns)
        if (ids[left]! >= 0 && ids[right]! >= 0) compareIds(ids[left]!, ids[right]!)
    }
  })
  console.log(
    `${'linkage ÷ comparing alone'.padEnd(58)} ${(seconds / plain.seconds).toFixed(1).padStart(8)} ×\n`,
  )
}

const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) run()
