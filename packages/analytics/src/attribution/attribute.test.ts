import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { csvRecords, dataSet, describeWithDataSets } from '../testing/data-sets.ts'
import { type Attribution, type AttributionMethod, attribute } from './attribute.ts'
import { type Journey, numberJourneys } from './journeys.ts'
import { channelChain, removalEffects } from './markov.ts'

function attributed(journeys: readonly Journey[], method: AttributionMethod): Attribution {
  const result = attribute(journeys, method)
  if (!result.ok) throw new Error(result.reason)
  return result
}

const methods: AttributionMethod[] = [
  { method: 'first' },
  { method: 'last' },
  { method: 'linear' },
  { method: 'position' },
  { method: 'position', first: 0, last: 0 },
  { method: 'position', first: 1, last: 0 },
  { method: 'time-decay', halfLife: 3, by: 'days' },
  { method: 'time-decay', by: 'steps' },
  { method: 'markov' },
  { method: 'markov', withLosses: false },
  { method: 'shapley' },
]

const journey = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 4000 })), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((steps) =>
    fc.record({
      channels: fc.constant(steps.map(([channel]) => channel)),
      daysBefore: fc.constant(steps.map(([, days]) => days)),
      conversions: fc.integer({ min: 0, max: 9 }),
      value: fc.integer({ min: 0, max: 999 }),
      nonConversions: fc.integer({ min: 0, max: 20 }),
    }),
  )
const journeysWithSales = fc
  .array(journey, { minLength: 1, maxLength: 12 })
  .filter((list) => list.some(({ conversions }) => conversions > 0))

describe('attribute', () => {
  it.each(methods)('sums to the total by %o', (method) => {
    fc.assert(
      fc.property(journeysWithSales, (journeys) => {
        const { credits, totalConversions, totalValue } = attributed(journeys, method)
        const conversions = credits.reduce((total, credit) => total + credit.conversions, 0)
        const value = credits.reduce((total, credit) => total + credit.value, 0)
        expect(Math.abs(conversions - totalConversions)).toBeLessThan(1e-9 * totalConversions)
        expect(Math.abs(value - totalValue)).toBeLessThanOrEqual(1e-9 * totalValue)
        expect(credits.every((credit) => credit.conversions >= 0 && credit.value >= 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('gives the first and last touchpoint their shares and the rest to those between', () => {
    const path: Journey[] = [{ channels: ['a', 'b', 'c', 'd'], conversions: 10, value: 100 }]
    const { credits } = attributed(path, { method: 'position', first: 0.5, last: 0.3 })
    const byChannel = Object.fromEntries(credits.map((credit) => [credit.channel, credit.conversions]))
    expect(byChannel.a).toBeCloseTo(5, 12)
    expect(byChannel.b).toBeCloseTo(1, 12)
    expect(byChannel.d).toBeCloseTo(3, 12)
  })

  it('halves the credit with every half-life', () => {
    const path: Journey[] = [{ channels: ['old', 'new'], conversions: 3, daysBefore: [9, 2] }]
    expect(attributed(path, { method: 'time-decay', by: 'days', halfLife: 7 }).credits).toEqual([
      { channel: 'new', conversions: 2, value: 0 },
      { channel: 'old', conversions: 1, value: 0 },
    ])
  })

  it('is the Shapley value of the game of channel sets, by all coalitions', () => {
    fc.assert(
      fc.property(journeysWithSales, (journeys) => {
        const { credits } = attributed(journeys, { method: 'shapley' })
        for (const { channel, conversions } of credits) {
          expect(conversions).toBeCloseTo(shapleyByCoalitions(journeys, channel), 9)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has the removal effects that come from solving the chain again without each channel', () => {
    fc.assert(
      fc.property(journeysWithSales, (journeys) => {
        const { credits } = attributed(journeys, { method: 'markov' })
        for (const { channel, removalEffect } of credits) {
          expect(removalEffect).toBeCloseTo(removalByIteration(journeys, channel), 8)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('cannot say without a conversion', () => {
    expect(attribute([], { method: 'markov' })).toMatchObject({ ok: false })
    expect(
      attribute([{ channels: ['a'], conversions: 0, nonConversions: 5 }], { method: 'last' }),
    ).toMatchObject({
      ok: false,
    })
  })

  it('refuses journeys and options that cannot be', () => {
    const fine: Journey = { channels: ['a', 'b'], conversions: 1 }
    expect(() => attribute([{ ...fine, channels: [] }], { method: 'last' })).toThrow(/channels/)
    expect(() => attribute([{ ...fine, conversions: -1 }], { method: 'last' })).toThrow(/conversions/)
    expect(() => attribute([{ ...fine, value: Number.NaN }], { method: 'last' })).toThrow(/value/)
    expect(() => attribute([fine], { method: 'time-decay', by: 'days' })).toThrow(/daysBefore/)
    expect(() => attribute([fine], { method: 'time-decay', by: 'steps', halfLife: 0 })).toThrow(/halfLife/)
    expect(() => attribute([fine], { method: 'position', first: 0.8, last: 0.4 })).toThrow(/first and last/)
    expect(() => attribute([fine], { method: 'guess' } as unknown as AttributionMethod)).toThrow(/method/)
  })
})

describeWithDataSets('attribute on PathData of ChannelAttribution (ANALYTICS A15)', () => {
  let journeys: Journey[] = []
  beforeAll(() => {
    const text = gunzipSync(readFileSync(dataSet('attribution-paths/path_data.csv.gz'))).toString()
    journeys = csvRecords(text).map((row) => ({
      channels: row.path!.split(' > '),
      conversions: Number(row.total_conversions),
      value: Number(row.total_conversion_value),
      nonConversions: Number(row.total_null),
    }))
  })

  const published: [AttributionMethod, Record<string, number>][] = [
    [
      { method: 'first' },
      {
        alpha: 6308,
        iota: 4606,
        eta: 3164,
        beta: 2831,
        theta: 1606,
        lambda: 902,
        kappa: 74,
        zeta: 27,
        epsilon: 99,
        gamma: 165,
        delta: 1,
        mi: 2,
      },
    ],
    [
      { method: 'last' },
      {
        alpha: 8447,
        iota: 3355,
        eta: 4167,
        beta: 989,
        theta: 653,
        lambda: 1207,
        kappa: 230,
        zeta: 107,
        epsilon: 531,
        gamma: 92,
        delta: 5,
        mi: 2,
      },
    ],
    [
      { method: 'linear' },
      {
        alpha: 7574.7186,
        iota: 3857.0962,
        eta: 3539.9512,
        beta: 2083.5001,
        theta: 1022.8014,
        lambda: 1035.2576,
        kappa: 137.9641,
        zeta: 136.5515,
        epsilon: 272.1704,
        gamma: 121.0416,
        delta: 1.725,
        mi: 2.2222,
      },
    ],
    [
      { method: 'markov' },
      {
        alpha: 5344.9477,
        iota: 3884.6147,
        eta: 3340.8474,
        beta: 2527.3522,
        theta: 1971.9129,
        lambda: 1282.8472,
        kappa: 274.3633,
        zeta: 381.0626,
        epsilon: 599.5707,
        gamma: 171.1454,
        delta: 4.6136,
        mi: 1.7224,
      },
    ],
    [
      { method: 'markov', withLosses: false },
      {
        alpha: 5260.0696,
        iota: 3899.2462,
        eta: 3347.7659,
        beta: 2585.4063,
        theta: 1938.8461,
        lambda: 1295.4822,
        kappa: 276.6511,
        zeta: 394.5215,
        epsilon: 604.8315,
        gamma: 176.0281,
        delta: 4.2587,
        mi: 1.893,
      },
    ],
    [
      { method: 'shapley' },
      {
        alpha: 7627.944,
        iota: 3505.044,
        eta: 3613.656,
        beta: 1982.7393,
        theta: 1190.9631,
        lambda: 987.7821,
        kappa: 159.0571,
        zeta: 199.9917,
        epsilon: 374.6774,
        gamma: 138.1857,
        delta: 2.2929,
        mi: 2.6667,
      },
    ],
  ]

  it.each(published)('matches the column of %o', (method, column) => {
    const { credits, totalConversions, totalValue } = attributed(journeys, method)
    expect(totalConversions).toBe(19785)
    expect(totalValue).toBeCloseTo(74802.97, 2)
    expect(credits).toHaveLength(12)
    for (const { channel, conversions } of credits) expect(conversions).toBeCloseTo(column[channel]!, 4)
  })

  it('matches the removal effects and the base rate', () => {
    const numbered = numberJourneys(journeys)
    const { effects, baseRate } = removalEffects(channelChain(numbered, true))
    expect(baseRate).toBeCloseTo(0.223845, 6)
    const expected = {
      alpha: 0.558399,
      iota: 0.405835,
      eta: 0.349026,
      beta: 0.264039,
      theta: 0.20601,
      lambda: 0.134022,
    }
    for (const [channel, effect] of Object.entries(expected)) {
      expect(effects[numbered.channels.indexOf(channel)]).toBeCloseTo(effect, 6)
    }
  })
})

/** The definition: average gain of joining, over all orders in which the channels could join. */
function shapleyByCoalitions(journeys: readonly Journey[], channel: string): number {
  const others = [...new Set(journeys.flatMap((one) => one.channels))].filter((other) => other !== channel)
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  const worth = (members: Set<string>) =>
    journeys
      .filter((one) => one.channels.every((name) => members.has(name)))
      .reduce((total, one) => total + one.conversions, 0)
  let value = 0
  for (let bits = 0; bits < 2 ** others.length; bits++) {
    const members = others.filter((_, i) => (bits >> i) & 1)
    const weight =
      (factorial(members.length) * factorial(others.length - members.length)) / factorial(others.length + 1)
    value += weight * (worth(new Set([...members, channel])) - worth(new Set(members)))
  }
  return value
}

/** Share of conversions lost without a channel, by walking the chain step by step until everyone has arrived. */
function removalByIteration(journeys: readonly Journey[], channel: string): number {
  const numbered = numberJourneys(journeys)
  const chain = channelChain(numbered, true)
  const removed = numbered.channels.indexOf(channel)
  return 1 - buyers(chain, removed) / buyers(chain, -1)
}

function buyers({ size, start, next, converts }: ReturnType<typeof channelChain>, removed: number): number {
  let here = start.slice()
  let bought = 0
  for (let step = 0; step < 20_000; step++) {
    if (removed >= 0) here[removed] = 0
    const there = new Float64Array(size)
    for (let from = 0; from < size; from++) {
      bought += here[from]! * converts[from]!
      for (let to = 0; to < size; to++) there[to]! += here[from]! * next[from * size + to]!
    }
    here = there
    if (here.every((share) => share < 1e-16)) break
  }
  return bought
}
