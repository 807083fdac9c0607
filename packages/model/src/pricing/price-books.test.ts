import { describe, expect, test } from 'vitest'
import { type BookOfPrices, type PriceRule, priceFor } from './price-books.ts'

const rule = (some: Partial<PriceRule>): PriceRule => ({
  productId: null,
  categoryId: null,
  segmentId: null,
  minQuantity: 0,
  amount: null,
  discountShare: null,
  ...some,
})
const book = (id: string, some: Partial<BookOfPrices>): BookOfPrices => ({
  id,
  name: id,
  parentId: null,
  currency: 'EUR',
  validFrom: null,
  validUntil: null,
  roundTo: null,
  rules: [],
  ...some,
})
const guji = { id: 'guji', price: 1490, currency: 'EUR', categoryIds: ['filter', 'coffee'] }
const question = { product: guji, quantity: 1, on: '2026-03-02', segmentIds: [] as string[], currency: 'EUR' }
const ask = (books: BookOfPrices[], some: Partial<typeof question> = {}) =>
  priceFor({ ...question, ...some }, books[0]?.id ?? null, new Map(books.map((each) => [each.id, each])))
    ?.amount

describe('the price of one', () => {
  test('stands in the catalogue when no book says it, and only in its currency', () => {
    expect(ask([])).toBe(1490)
    expect(ask([book('trade', {})])).toBe(1490)
    expect(ask([], { currency: 'CHF' })).toBeUndefined()
  })

  test('follows the closest rule: product, nearest category, everything; then the quantity reached', () => {
    const rules = [
      rule({ discountShare: 0.1 }),
      rule({ categoryId: 'coffee', discountShare: 0.2 }),
      rule({ categoryId: 'filter', discountShare: 0.3 }),
      rule({ productId: 'guji', minQuantity: 10, amount: 1000 }),
      rule({ productId: 'guji', minQuantity: 50, amount: 900 }),
    ]
    const trade = [book('trade', { rules })]
    expect(ask(trade)).toBe(1043)
    expect([9, 10, 49.5, 50].map((quantity) => ask(trade, { quantity }))).toEqual([1043, 1000, 1000, 900])
    expect(ask(trade, { product: { ...guji, id: 'sumatra', categoryIds: ['coffee'] } })).toBe(1192)
    expect(ask(trade, { product: { ...guji, id: 'cup', categoryIds: [] } })).toBe(1341)
  })

  test('is for a segment before it is for everybody', () => {
    const rules = [rule({ discountShare: 0.1 }), rule({ segmentId: 'best', discountShare: 0.25 })]
    expect(ask([book('trade', { rules })])).toBe(1341)
    expect(ask([book('trade', { rules })], { segmentIds: ['best'] })).toBe(1118)
  })

  test('is taken off the price of the parent, on its days, rounded as the book says', () => {
    const books = [
      book('spring', {
        parentId: 'trade',
        validFrom: '2026-03-01',
        validUntil: '2026-03-31',
        roundTo: 50,
        rules: [rule({ discountShare: 0.15 })],
      }),
      book('trade', { rules: [rule({ productId: 'guji', amount: 1200 })] }),
    ]
    expect(ask(books)).toBe(1000)
    expect(ask(books, { on: '2026-03-31' })).toBe(1000)
    expect(ask(books, { on: '2026-04-01' })).toBe(1200)
  })

  test('is refused by name when books go round in a circle', () => {
    const books = [book('a', { parentId: 'b' }), book('b', { parentId: 'c' }), book('c', { parentId: 'b' })]
    expect(() => ask(books)).toThrow('These price books go round in a circle: “b” → “c” → “b”.')
  })
})
