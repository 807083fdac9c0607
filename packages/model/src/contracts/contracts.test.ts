import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partOf } from '../pricing/part-of.ts'
import { addDays, daysBetween } from '../time/calendar.ts'
import { billingPeriods, type ContractToBill } from './billing.ts'
import { amountBetween, amountPerMonth, type RecurringLine } from './recurring-lines.ts'
import { lastDayAfter, lastNoticeDay, nextLastDay } from './terms.ts'

const line = (some: Partial<RecurringLine> = {}): RecurringLine => ({
  ...{ id: 'coffee', quantity: 2, unitPrice: 1500, period: 'month', startsOn: null, endsOn: null },
  ...some,
})

const contractOf = (some: Partial<ContractToBill> = {}): ContractToBill => ({
  ...{ startsOn: '2026-01-15', trialEndsOn: null, endsOn: null, billingMonths: 1, pauses: [] },
  lines: [line()],
  ...some,
})

const bills = (contract: ContractToBill, from: string, to: string) =>
  billingPeriods(contract, from, to).map(({ startsOn, endsOn, amount }) => [startsOn, endsOn, amount])

describe('a term', () => {
  test.each([
    ['2026-01-01', 12, '2026-12-31'],
    ['2026-03-15', 1, '2026-04-14'],
    ['2027-08-31', 6, '2028-02-28'],
    ['2024-02-29', 12, '2025-02-27'],
  ])('from %s of %i months ends on %s', (startsOn, months, endsOn) => {
    expect(lastDayAfter(startsOn, months)).toBe(endsOn)
  })

  test.each([
    ['2026-12-31', { count: 1, unit: 'month' }, '2026-11-30'],
    ['2026-12-31', { count: 3, unit: 'month' }, '2026-09-30'],
    ['2026-12-31', { count: 30, unit: 'day' }, '2026-12-01'],
    ['2026-12-31', { count: 0, unit: 'day' }, '2026-12-31'],
    ['2026-03-30', { count: 1, unit: 'month' }, '2026-02-27'],
  ] as const)('that ends on %s with notice of %o can be given notice until %s', (endsOn, notice, until) => {
    expect(lastNoticeDay(endsOn, notice)).toBe(until)
  })

  test('keeps to the ends of months however often it is renewed', () => {
    const ends = [lastDayAfter('2026-01-31', 1)]
    while (ends.length < 5) ends.push(nextLastDay('2026-01-31', ends.at(-1)!, 1))
    expect(ends).toEqual(['2026-02-27', '2026-03-30', '2026-04-29', '2026-05-30', '2026-06-29'])
  })
})

describe('a bill', () => {
  test('is cut by days where a price changes: 14 of 28 days at 30.00, 14 at 40.00', () => {
    const lines = [
      line({ endsOn: '2026-02-28' }),
      line({ id: 'new', unitPrice: 2000, startsOn: '2026-03-01' }),
    ]
    expect(bills(contractOf({ lines }), '2026-01-15', '2026-04-14')).toEqual([
      ['2026-01-15', '2026-02-14', 3000],
      ['2026-02-15', '2026-03-14', 1500 + 2000],
      ['2026-03-15', '2026-04-14', 4000],
    ])
  })

  test('begins after the trial, leaves out pauses, and ends with the contract', () => {
    const contract = contractOf({
      trialEndsOn: '2026-01-31',
      endsOn: '2026-04-15',
      pauses: [{ startsOn: '2026-02-08', endsOn: '2026-02-21' }],
    })
    // February: 14 of 28 days. April: 15 of 30.
    expect(bills(contract, '2026-01-01', '2026-12-31')).toEqual([
      ['2026-02-01', '2026-02-28', 1500],
      ['2026-03-01', '2026-03-31', 3000],
      ['2026-04-01', '2026-04-30', 1500],
    ])
    expect(billingPeriods(contract, '2026-03-01', '2026-03-31')[0]?.isProrated).toBe(false)
  })

  test('for a quarter has three months of what is charged monthly, and a quarter of what is charged yearly', () => {
    const lines = [line(), line({ id: 'rent', quantity: 1, unitPrice: 10_000, period: 'year' })]
    const contract = contractOf({ startsOn: '2026-01-01', billingMonths: 3, lines })
    expect(bills(contract, '2026-01-01', '2026-12-31').map(([, , amount]) => amount)).toEqual([
      9000 + 2500,
      9000 + 2500,
      9000 + 2500,
      9000 + 2500,
    ])
  })
})

const amounts = fc.integer({ min: -10_000_000, max: 10_000_000 })

test('however a whole is cut, its parts sum to it', () => {
  const cuts = fc.tuple(
    amounts,
    fc.integer({ min: 1, max: 400 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
  )
  fc.assert(
    fc.property(cuts, ([amount, whole, shares]) => {
      const at = [0, ...shares.map((share) => Math.round(share * whole)).sort((a, b) => a - b), whole]
      const parts = at.slice(1).map((to, index) => partOf(amount, whole, at[index]!, to))
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
    }),
  )
})

test('a year’s amount billed month by month is the year’s amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (unitPrice) => {
      const yearly = line({ quantity: 1, unitPrice, period: 'year' })
      const months = Array.from({ length: 12 }, (_, month) => amountBetween(yearly, month, month + 1))
      expect(months.reduce((sum, part) => sum + part, 0)).toBe(unitPrice)
      for (const part of months) expect(Math.abs(part - amountPerMonth(yearly))).toBeLessThanOrEqual(1)
    }),
  )
})

test('a line that is parted on any days is billed as the whole line, and a pause takes off what it covers', () => {
  const startsOn = '2026-01-31'
  const days = fc.integer({ min: 1, max: 350 })
  const asked = fc.tuple(fc.integer({ min: 1, max: 99_999 }), days, days, fc.constantFrom(1, 3, 12))
  fc.assert(
    fc.property(asked, ([unitPrice, one, other, billingMonths]) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other) + 1].map((day) =>
        addDays(startsOn, day),
      )
      const whole = contractOf({ startsOn, billingMonths, lines: [line({ unitPrice })] })
      const parted = {
        ...whole,
        lines: [
          line({ unitPrice, endsOn: addDays(first!, -1) }),
          line({ unitPrice, id: 'b', startsOn: first!, endsOn: addDays(second!, -1) }),
          line({ unitPrice, id: 'c', startsOn: second! }),
        ],
      }
      expect(bills(parted, startsOn, '2027-01-30')).toEqual(bills(whole, startsOn, '2027-01-30'))
      const paused = { ...whole, pauses: [{ startsOn: first!, endsOn: addDays(second!, -1) }] }
      const covered = { ...whole, lines: [parted.lines[1]!] }
      const sum = (contract: ContractToBill) =>
        billingPeriods(contract, startsOn, '2027-01-30').reduce((all, { amount }) => all + amount, 0)
      expect(sum(paused) + sum(covered)).toBe(sum(whole))
      expect(daysBetween(first!, second!)).toBeGreaterThan(0)
    }),
    { numRuns: 60 },
  )
})
