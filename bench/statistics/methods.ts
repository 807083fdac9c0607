import { readFileSync } from 'node:fs'
import { spreadCentres } from '../../packages/analytics/src/groups/k-means-start.ts'
import { descend } from '../../packages/analytics/src/groups/lloyd.ts'
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
} from '../../packages/analytics/src/index.ts'
import { invertPositiveDefinite } from '../../packages/analytics/src/linear-algebra/invert-positive-definite.ts'
import { drawIndex, drawNormal } from '../../packages/analytics/src/random/draw.ts'
import { dataSet } from '../../packages/analytics/src/testing/data-sets.ts'
import { defineBenchmark, type Measurement } from '../kit/benchmark.ts'
import { makePeople } from './make-people.ts'
import { countFrequentSets, descendPlainly, invertByRows } from './plain-methods.ts'

export default defineBenchmark({
  title:
    'The statistics, each beside what one would write first; seconds of processor, which others on the machine do not change',
  needs: 'nothing',
  open: async () => ({ measurements: [...baskets(), ...ease(), ...groups(), ...linkage()] }),
})

/** Seconds of processor that some work takes. */
async function processorSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage().user
  work()
  return (process.cpuUsage().user - before) / 1e6
}

const timed = (
  what: string,
  ours: () => unknown,
  more: Partial<Measurement> & { plain?: { what: string; run: () => unknown } } = {},
): Measurement => {
  const { plain, ...rest } = more
  return {
    what,
    unit: 's',
    better: 'less',
    rounds: 2,
    ours: () => processorSeconds(ours),
    ...(plain ? { baseline: { what: plain.what, measure: () => processorSeconds(plain.run) } } : {}),
    ...rest,
  }
}

/** The Groceries data are not part of the repository; without them this one is left out. */
function baskets(): Measurement[] {
  let lines: string[]
  try {
    lines = readFileSync(dataSet('groceries/groceries.csv'), 'utf8').trimEnd().split(/\r?\n/)
  } catch {
    return []
  }
  const all = lines.map((line) =>
    Array.from(line.matchAll(/"([^"]*)"|([^,]+)/g), ([, quoted, plain]) => quoted ?? plain!),
  )
  return [
    timed('Groceries at support 0.001', () => frequentItemSets(all, { minSupport: 0.001 }), {
      bar: 'groceries',
      plain: { what: 'sets of JavaScript', run: () => countFrequentSets(all, 10) },
    }),
  ]
}

function ease(): Measurement[] {
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
  const customers = Array.from({ length: 50_000 }, () =>
    Array.from({ length: 1 + drawIndex(random, 10) }, () => Math.floor(5000 * random() ** 2)),
  )
  return [
    timed(`inverse of ${size} rows`, () => invertPositiveDefinite(matrix.slice(), size), {
      plain: { what: 'Gauss and Jordan', run: () => invertByRows(matrix.slice(), size) },
    }),
    timed('EASE on 5,000 items, 50,000 customers', () => fitEase(customers), { bar: 'ease', rounds: 1 }),
  ]
}

function groups(): Measurement[] {
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
  const start = spreadCentres(points, 8, seededRandom(1))!
  return [
    timed('k-means, 1,000,000 × 3, 8 groups, 20 starts', () => kMeans(points, { groups: 8 }), {
      bar: 'k-means',
      rounds: 1,
    }),
    timed('one descent of 20 iterations', () => descend(points, start, { maxIterations: 20, stillness: 0 }), {
      plain: { what: 'every row with every centre', run: () => descendPlainly(values, 3, start.slice(), 20) },
    }),
  ]
}

function linkage(): Measurement[] {
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
  let right = 0
  const link = () => {
    const pairs = linkRecords(people, { fields, blocking, threshold: 0.5 })
    right = pairs.filter(({ left, right }) => truth[left] === truth[right]).length
  }
  // The least any linkage has to do: look once at as many random pairs.
  const random = seededRandom(1)
  const compareOnly = () => {
    const columns = Object.entries(fields).map(([name, field]) =>
      field.prepare(people.map((one) => one[name as keyof typeof one])),
    )
    for (let pair = 0; pair < 300_000; pair++) {
      const [left, other] = [drawIndex(random, people.length), drawIndex(random, people.length)]
      for (const { ids, compareIds } of columns)
        if (ids[left]! >= 0 && ids[other]! >= 0) compareIds(ids[left]!, ids[other]!)
    }
  }
  return [
    timed('linkage of 10,000 records × 9 fields', link, {
      bar: 'linkage',
      plain: { what: 'comparing 300,000 random pairs', run: compareOnly },
      note: () => `${right} true pairs found of ${people.length - new Set(truth).size}`,
    }),
  ]
}
