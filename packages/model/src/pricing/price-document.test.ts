import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allot } from './exact.ts'
import { priceDocument } from './price-document.ts'
import type { LineToPrice, PricedDocument, PricingTerms } from './priced-document.ts'

const plain: PricingTerms = { pricesIncludeTax: false, taxRounding: 'document', taxTreatment: 'taxed' }
const vat = (rate: number) => ({ key: `vat-${rate}`, name: 'VAT', rate })

const cases: { lines: LineToPrice[]; terms: PricingTerms; expected: Partial<PricedDocument> }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures', 'documents.json'), 'utf8'),
)

test('agrees with exact fractions (fixtures/documents.py)', () => {
  for (const { lines, terms, expected } of cases) expect(priceDocument(lines, terms)).toMatchObject(expected)
})

describe('tax', () => {
  test('is rounded on each line, or once for all, as asked', () => {
    const lines = [1, 2, 3].map(() => ({ quantity: 1, unitPrice: 1, taxes: [vat(0.4)] }))
    expect(priceDocument(lines, { ...plain, taxRounding: 'line' }).tax).toBe(0)
    expect(priceDocument(lines, plain).tax).toBe(1)
  })

  test('is found within prices that contain it, several rates at once', () => {
    const gst = { key: 'gst', name: 'GST', rate: 0.05 }
    const pst = { key: 'pst', name: 'PST', rate: 0.07 }
    const priced = priceDocument([{ quantity: 1, unitPrice: 11_200, taxes: [gst, pst] }], {
      ...plain,
      pricesIncludeTax: true,
    })
    expect(priced).toMatchObject({ net: 10_000, tax: 1200, gross: 11_200 })
    expect(priced.taxes.map(({ key, base, amount }) => [key, base, amount])).toEqual([
      ['pst', 10_000, 700],
      ['gst', 10_000, 500],
    ])
  })

  test.each(['exempt', 'reverseCharge'] as const)(
    '%s: none is due, and prices are lowered by it',
    (taxTreatment) => {
      const line = { quantity: 2, unitPrice: 11_900, taxes: [vat(0.19)] }
      const within = priceDocument([line], { ...plain, taxTreatment, pricesIncludeTax: true })
      expect(within).toMatchObject({ net: 20_000, tax: 0, gross: 20_000, untaxed: 20_000, taxes: [] })
      expect(priceDocument([line], { ...plain, taxTreatment })).toMatchObject({ net: 23_800, gross: 23_800 })
    },
  )
})

describe('margin', () => {
  test('is net less cost, over the lines whose cost is known', () => {
    const lines = [
      { quantity: 2, unitPrice: 1000, unitCost: 600, taxes: [] },
      { quantity: 1, unitPrice: 500, taxes: [] },
    ]
    const priced = priceDocument(lines, { ...plain, discountShare: 0.1 })
    expect(priced).toMatchObject({ net: 2250, cost: 1200, margin: 600 })
    expect(priced.marginShare).toBeCloseTo(600 / 1800, 12)
    expect(priced.lines.map(({ margin }) => margin)).toEqual([600, null])
  })
})

const someTax = fc.constantFrom(vat(0.19), vat(0.07), vat(0.2125), { key: 'eco', name: 'Eco', rate: 0.003 })
const someLine: fc.Arbitrary<LineToPrice> = fc.record({
  quantity: fc.integer({ min: -3000, max: 9000 }).map((thousandths) => thousandths / 1000),
  unitPrice: fc.integer({ min: 0, max: 1_000_000 }),
  discountShare: fc.constantFrom(0, 0.05, 0.333333, 1),
  taxes: fc.uniqueArray(someTax, { maxLength: 3, selector: ({ key }) => key }),
  unitCost: fc.option(fc.integer({ min: 0, max: 900_000 })),
})
const someTerms: fc.Arbitrary<PricingTerms> = fc.record({
  pricesIncludeTax: fc.boolean(),
  taxRounding: fc.constantFrom('line', 'document'),
  taxTreatment: fc.constantFrom('taxed', 'taxed', 'exempt', 'reverseCharge'),
  discountShare: fc.constantFrom(0, 0.03, 0.125, 0.999999),
})
const total = (amounts: number[]) => amounts.reduce((all, each) => all + each, 0)

describe('no cent is lost:', () => {
  test('the parts sum to the whole', () => {
    fc.assert(
      fc.property(fc.array(someLine, { maxLength: 12 }), someTerms, (lines, terms) => {
        const priced = priceDocument(lines, terms)
        for (const line of priced.lines) {
          expect(line.net + line.tax).toBe(line.gross)
          expect(total(line.taxes.map(({ amount }) => amount))).toBe(line.tax)
          const afterDiscounts = line.listAmount - line.lineDiscount - line.wholeDiscount
          const isGross = terms.pricesIncludeTax && terms.taxTreatment === 'taxed'
          if (!terms.pricesIncludeTax || isGross) expect(isGross ? line.gross : line.net).toBe(afterDiscounts)
        }
        for (const key of ['net', 'tax', 'gross', 'wholeDiscount'] as const)
          expect(total(priced.lines.map((line) => line[key]))).toBe(priced[key])
        expect(total(priced.taxes.map(({ amount }) => amount))).toBe(priced.tax)
      }),
      { numRuns: 400 },
    )
  })

  test('in any order of the lines', () => {
    const shuffled = fc
      .array(someLine, { minLength: 2, maxLength: 9 })
      .chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })))
    fc.assert(
      fc.property(shuffled, someTerms, ([lines, other], terms) => {
        const { lines: _, ...sums } = priceDocument(lines, terms)
        const { lines: __, ...again } = priceDocument(other, terms)
        expect(again).toEqual(sums)
      }),
      { numRuns: 400 },
    )
  })
})

test('a total is shared out whole, by weights of any sign, whatever their order', () => {
  fc.assert(
    fc.property(
      fc.bigInt(),
      fc.array(fc.bigInt({ min: -9n, max: 999n }), { minLength: 1 }),
      (whole, weights) => {
        const sum = weights.reduce((all, each) => all + each, 0n)
        fc.pre(sum !== 0n)
        const parts = allot(whole, weights)
        expect(parts.reduce((all, each) => all + each, 0n)).toBe(whole)
        const ordered = (some: bigint[]) => some.toSorted((a, b) => (a < b ? -1 : 1))
        expect(ordered(allot(whole, weights.toReversed()))).toEqual(ordered(parts))
      },
    ),
  )
})

test('refuses what it could not calculate exactly', () => {
  const line = { quantity: 1, unitPrice: 0.5, taxes: [] }
  expect(() => priceDocument([line], plain)).toThrow('no whole number of minor units')
  expect(() => priceDocument([{ ...line, unitPrice: 1, quantity: 1e12 }], plain)).toThrow('too large')
})
