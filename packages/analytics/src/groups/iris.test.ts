import { beforeAll, expect, test } from 'vitest'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { irises } from '../testing/iris.ts'
import { adjustedRand } from './adjusted-rand.ts'
import { describeGroups } from './describe-groups.ts'
import { type GaussianMixtureOptions, gaussianMixture } from './gaussian-mixture.ts'
import { calinskiHarabasz, daviesBouldin } from './group-indices.ts'
import { kMeans } from './k-means.ts'
import { silhouette } from './silhouette.ts'

/** ANALYTICS A9: computed independently with NumPy in the conventions of scikit-learn. */
describeWithDataSets("Fisher's irises in the conventions of scikit-learn", () => {
  let lengths: number[][]
  let species: string[]
  beforeAll(() => {
    ;({ lengths, species } = irises())
  })

  function groupsOf(groups: number) {
    const found = kMeans(lengths, { groups })
    if (!found.ok) throw new Error(found.reason)
    return found
  }

  test.each([
    [2, 152.34795],
    [3, 78.85144143],
    [4, 57.22847],
    [5, 46.44618],
  ])('k-means with %i groups reaches inertia %d', (groups, inertia) => {
    expect(groupsOf(groups).inertia).toBeCloseTo(inertia, groups === 3 ? 8 : 5)
  })

  test('three groups have the published sizes and indices', () => {
    const { sizes, assignment } = groupsOf(3)
    expect(sizes).toEqual([62, 50, 38])
    expect(silhouette(lengths, assignment)).toBeCloseTo(0.552819, 6)
    expect(adjustedRand(species, assignment)).toBeCloseTo(0.730238, 6)
    expect(calinskiHarabasz(lengths, assignment)).toBeCloseTo(561.6278, 4)
    expect(daviesBouldin(lengths, assignment)).toBeCloseTo(0.662, 4)
  })

  test('the silhouette prefers two groups', () => {
    expect(silhouette(lengths, groupsOf(2).assignment)).toBeCloseTo(0.681046, 6)
  })

  function mixtureOf(options: GaussianMixtureOptions) {
    const found = gaussianMixture(lengths, options)
    if (!found.ok) throw new Error(found.reason)
    return found
  }

  test.each([
    ['full', 2, -214.3547, 574.0178],
    ['full', 3, -180.1855, 580.8389],
    ['tied', 3, -256.354, 632.9633],
    ['diagonal', 3, -307.1776, 744.6317],
    ['spherical', 3, -384.3141, 853.809],
  ] as const)(
    'a %s mixture of %i groups, started once from k-means',
    (covariance, groups, logLikelihood, bic) => {
      const found = mixtureOf({ groups, covariance, starts: 1 })
      expect(found.converged).toBe(true)
      expect(Math.abs(found.logLikelihood - logLikelihood)).toBeLessThan(0.001)
      expect(Math.abs(found.bic - bic)).toBeLessThan(0.002)
    },
  )

  test('mixtures find the species better than k-means', () => {
    expect(adjustedRand(species, mixtureOf({ groups: 3 }).assignment)).toBeCloseTo(0.9039, 4)
    expect(adjustedRand(species, mixtureOf({ groups: 3, covariance: 'tied' }).assignment)).toBeCloseTo(
      0.941,
      4,
    )
  })

  test('BIC says two where botanists say three', () => {
    const bics = [1, 2, 3, 4].map((groups) => mixtureOf({ groups, starts: 3 }).bic)
    expect(bics.indexOf(Math.min(...bics))).toBe(1)
  })

  test('more starts are never less likely: ten find a diagonal mixture that one misses', () => {
    const many = mixtureOf({ groups: 3, covariance: 'diagonal' }).logLikelihood
    expect(many).toBeGreaterThan(-306.87)
  })

  test('a profile says what sets a group apart', () => {
    const columns = ['sepal length', 'sepal width', 'petal length', 'petal width'].map((name) => ({ name }))
    const [, setosa] = describeGroups(lengths, groupsOf(3).assignment, columns)
    expect(setosa).toMatchObject({ group: 1, size: 50, share: 1 / 3 })
    expect(setosa!.sentence).toBe(
      '50 of 150 customers (33 %): far lower petal length (1.46 against 4.91 elsewhere), far lower petal width ' +
        '(0.246 against 1.68), far lower sepal length (5.01 against 6.26).',
    )
  })
})
