import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawNormal } from '../random/draw.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { adjustedRand } from './adjusted-rand.ts'
import { describeGroups } from './describe-groups.ts'
import { type GaussianMixture, gaussianMixture } from './gaussian-mixture.ts'
import { calinskiHarabasz, daviesBouldin } from './group-indices.ts'
import { type KMeans, kMeans, nearestGroup } from './k-means.ts'
import { silhouette } from './silhouette.ts'

const somePoints = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  minLength: 6,
  maxLength: 40,
})

test('every row lies in the group whose centre is nearest, and every centre in the middle of its rows', () => {
  fc.assert(
    fc.property(somePoints, fc.integer({ min: 1, max: 4 }), (points, groups) => {
      const found = kMeans(points, { groups, starts: 3 })
      if (!found.ok) return expect(new Set(points.map(String)).size).toBeLessThan(groups)
      expect(found.converged).toBe(true)
      const centres = Array.from({ length: groups }, (_, group) =>
        found.centres.values.slice(group * 2, group * 2 + 2),
      )
      points.forEach((point, row) => {
        const own = squared(point, centres[found.assignment[row]!]!)
        for (const centre of centres) expect(own).toBeLessThanOrEqual(squared(point, centre) + 1e-9)
      })
      centres.forEach((centre, group) => {
        const inside = points.filter((_, row) => found.assignment[row] === group)
        expect(inside).toHaveLength(found.sizes[group]!)
        expect(centre[0]).toBeCloseTo(inside.reduce((sum, [x]) => sum + x, 0) / inside.length, 9)
      })
    }),
  )
})

test('the bounds that save distances change no result: every start agrees with comparing everything', () => {
  const random = seededRandom(12)
  const points = Array.from({ length: 400 }, () => [
    drawNormal(random),
    drawNormal(random),
    drawNormal(random),
  ])
  const { centres, assignment } = groupsOf(kMeans(points, { groups: 7, starts: 1 }))
  points.forEach((point, row) => {
    const distances = Array.from({ length: 7 }, (_, group) =>
      squared(point, centres.values.slice(group * 3, group * 3 + 3)),
    )
    expect(distances.indexOf(Math.min(...distances))).toBe(assignment[row])
  })
})

test('more groups are never looser, and the same seed repeats itself', () => {
  const random = seededRandom(3)
  const points = Array.from({ length: 60 }, () => [drawNormal(random), drawNormal(random)])
  const inertia = (groups: number, seed: number) =>
    groupsOf(kMeans(points, { groups, random: seededRandom(seed) })).inertia
  expect(inertia(3, 1)).toBe(inertia(3, 1))
  for (let groups = 1; groups < 6; groups++) expect(inertia(groups + 1, 1)).toBeLessThan(inertia(groups, 1))
})

test('sampling rows for the starts finds the same three clouds', () => {
  const { points, truth } = clouds(3000)
  const sampled = groupsOf(kMeans(points, { groups: 3, sampleRows: 300 }))
  expect(adjustedRand(truth, sampled.assignment)).toBe(1)
  expect(sampled.inertia).toBeCloseTo(groupsOf(kMeans(points, { groups: 3 })).inertia, 5)
  expect(nearestGroup(sampled, points[17]!)).toBe(sampled.assignment[17])
})

test('a mixture gives back the clouds it was drawn from', () => {
  const { points } = clouds(3000)
  for (const covariance of ['full', 'tied', 'diagonal', 'spherical'] as const) {
    const { weights, means, covariances, probabilities } = mixtureOf(
      gaussianMixture(points, { groups: 3, covariance }),
    )
    expect(weights.map((weight) => Math.round(weight * 20) / 20)).toEqual([0.5, 0.3, 0.2])
    // Standard error of a mean of 600 rows and more is at most 0.041.
    const middles = [0, 0, 10, 0, 0, 20]
    middles.forEach((middle, at) => {
      expect(Math.abs(means.values[at]! - middle)).toBeLessThan(4 * 0.041)
    })
    for (const spread of covariances) expect(spread[0]).toBeCloseTo(1, 0)
    for (let row = 0; row < 3000; row += 100) {
      const shares = probabilities.values.slice(row * 3, row * 3 + 3)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    }
  }
})

test('units do not matter to a full mixture', () => {
  const random = seededRandom(8)
  const points = Array.from({ length: 200 }, (_, row) => [
    drawNormal(random) + (row % 2) * 3,
    drawNormal(random),
  ])
  const inCents = points.map(([x, y]) => [x! * 100, y! / 7])
  const one = mixtureOf(gaussianMixture(points, { groups: 2 }))
  const two = mixtureOf(gaussianMixture(inCents, { groups: 2 }))
  expect([...two.assignment]).toEqual([...one.assignment])
  expect(two.logLikelihood).toBeCloseTo(one.logLikelihood - 200 * Math.log(100 / 7), 4)
})

test('agreement does not depend on the names of groups and is symmetric', () => {
  const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 30 })
  fc.assert(
    fc.property(labels, fc.nat(1000), (one, seed) => {
      const random = seededRandom(seed)
      const two = one.map((label) => (random() < 0.5 ? label : Math.floor(random() * 4)))
      expect(
        adjustedRand(
          one,
          one.map((label) => `group ${(label * 7) % 5}`),
        ),
      ).toBe(1)
      expect(adjustedRand(one, two)).toBeCloseTo(adjustedRand(two, one), 12)
    }),
  )
})

test('indices on a case worked out by hand', () => {
  const points = [[0], [2], [10], [12]]
  expect(calinskiHarabasz(points, [0, 0, 1, 1])).toBeCloseTo(50, 12)
  expect(daviesBouldin(points, [0, 0, 1, 1])).toBeCloseTo(0.2, 12)
  expect(silhouette(points, [0, 0, 1, 1])).toBeCloseTo((9 / 11 + 7 / 9) / 2, 12)
  expect(adjustedRand([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(4 / 7, 12)
})

test('a group that is like the others is said to be', () => {
  const [profile] = describeGroups([[1], [2], [1], [2]], [0, 0, 1, 1], [{ name: 'orders' }])
  expect(profile!.sentence).toBe('2 of 4 customers (50 %): much like everybody else.')
})

test('cannot say with too few different customers, a constant column or a group that vanishes', () => {
  expect(kMeans([[1], [1], [1]], { groups: 2 })).toMatchObject({ ok: false })
  expect(kMeans([], { groups: 1 })).toMatchObject({ ok: false })
  expect(
    gaussianMixture(
      [
        [1, 5],
        [2, 5],
        [3, 5],
        [4, 5],
      ],
      { groups: 1 },
    ),
  ).toEqual({
    ok: false,
    reason: 'Column 1 is the same for every customer.',
  })
  expect(gaussianMixture([[1, 2]], { groups: 1 })).toMatchObject({ ok: false })
  expect(
    gaussianMixture(
      [
        [0, 0],
        [0, 1],
        [1, 0],
        [50, 50],
      ],
      { groups: 2 },
    ),
  ).toMatchObject({ ok: false })
})

test('refuses impossible arguments', () => {
  expect(() => kMeans([[1], [Number.NaN]], { groups: 1 })).toThrow('row 1, column 0 must be a finite number')
  expect(() => kMeans([[1], [2]], { groups: 0 })).toThrow('groups must be a whole number of at least 1')
  expect(() => silhouette([[1], [2]], [0])).toThrow('rows has 2 rows, but assignment has 1')
  expect(() => calinskiHarabasz([[1], [2]], [0, 0])).toThrow('at least 2 groups')
  expect(() => gaussianMixture([[1], [2]], { groups: 1, leastVariance: -1 })).toThrow(RangeError)
  expect(() => adjustedRand([1], [1])).toThrow('one must hold at least 2 rows')
})

/** Three clouds of 50, 30 and 20 % around (0, 0), (10, 0) and (0, 20), each with standard deviation 1. */
function clouds(count: number) {
  const random = seededRandom(77)
  const truth = Array.from({ length: count }, (_, row) => (row % 10 < 5 ? 0 : row % 10 < 8 ? 1 : 2))
  const points = truth.map((cloud) => [
    drawNormal(random) + (cloud === 1 ? 10 : 0),
    drawNormal(random) + (cloud === 2 ? 20 : 0),
  ])
  return { truth, points }
}

function squared(one: ArrayLike<number>, two: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < one.length; k++) sum += (one[k]! - two[k]!) ** 2
  return sum
}

function groupsOf(found: ReturnType<typeof kMeans>): KMeans {
  if (!found.ok) throw new Error(found.reason)
  return found
}

function mixtureOf(found: ReturnType<typeof gaussianMixture>): GaussianMixture {
  if (!found.ok) throw new Error(found.reason)
  return found
}
