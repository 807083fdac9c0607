import { expect, test } from 'vitest'
import type { Column } from './column.ts'
import type { ColumnMeasure, MeasureKind } from './measures.ts'
import { sumsOf } from './sums.ts'

const measure = (path: string, field: object, kind: MeasureKind): ColumnMeasure => ({
  column: {
    path,
    label: path,
    steps: [],
    field: { key: path, property: path, ...field },
  } as unknown as Column,
  kind,
})
const total = (kind: MeasureKind) => measure('total', { kind: 'money', currency: 'currency' }, kind)
const sumOf = (rows: Record<string, string | number | null>[], one: ColumnMeasure) =>
  sumsOf(rows, [one]).byPath.get(one.column.path)

test('amounts of different currencies stand side by side', () => {
  const rows = [
    { count: 2, currency: 'EUR', 'sum:total': 1500 },
    { count: 1, currency: 'PLN', 'sum:total': 9900 },
  ]
  expect(sumsOf(rows, [total('sum')])).toEqual({
    count: 3,
    byPath: new Map([
      [
        'total',
        {
          amounts: [
            { minor: 1500, currency: 'EUR' },
            { minor: 9900, currency: 'PLN' },
          ],
        },
      ],
    ]),
  })
})

test('a mean over groups weighs each by its number of values', () => {
  const rows = [
    { count: 9, currency: 'EUR', 'avg:age': 20, 'filled:age': 3 },
    { count: 1, currency: 'PLN', 'avg:age': 60, 'filled:age': 1 },
    { count: 4, currency: 'USD', 'avg:age': null, 'filled:age': 0 },
  ]
  // (20 · 3 + 60) / 4
  expect(sumOf(rows, measure('age', { kind: 'number' }, 'avg'))).toEqual({ value: 30 })
})

test('how many different ones there are over several groups cannot be told', () => {
  const rows = [{ 'distinct:city': 2 }, { 'distinct:city': 2 }]
  expect(sumOf(rows, measure('city', { kind: 'text' }, 'distinct'))).toEqual({ isUnclear: true })
  expect(sumOf(rows.slice(1), measure('city', { kind: 'text' }, 'distinct'))).toEqual({ value: 2 })
})

test('of no records a mean is none, not 0', () => {
  expect(
    sumOf([{ count: 0, 'avg:age': null, 'filled:age': 0 }], measure('age', { kind: 'number' }, 'avg')),
  ).toEqual({
    value: null,
  })
  expect(sumOf([{ count: 0, currency: 'EUR', 'sum:total': null }], total('sum'))).toEqual({ amounts: [] })
})
