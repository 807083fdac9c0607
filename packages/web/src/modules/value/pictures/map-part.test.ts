import { expect, test } from 'vitest'
import type { MapCell } from '../value-queries.ts'
import { axesOf, conditionOf, partBetween, within } from './map-part.ts'

const cell = (recencyDays: number, purchaseDays: number, customers: number): MapCell => ({
  recencyDays,
  purchaseDays,
  customers,
  spend: customers * 100,
  lifetimeValue: null,
})
const cells = [cell(0, 1, 5), cell(30, 2, 4), cell(120, 1, 3), cell(120, 3, 1)]
const axes = axesOf(cells)

test('bins without anybody keep their place', () => {
  expect(axes).toEqual({ recency: [0, 30, 60, 90, 120], binDays: 30, purchases: [1, 2, 3] })
})

test('one bin is a day wide', () => {
  expect(axesOf([cell(0, 1, 2)])).toEqual({ recency: [0], binDays: 1, purchases: [1] })
})

test('a part is the same in whichever direction it was drawn', () => {
  const part = partBetween(axes, [2, 1], [1, 0])
  expect(part).toEqual({ recencyFrom: 30, recencyTo: 89, purchasesFrom: 1, purchasesTo: 2 })
  expect(within(cells, part).customers).toBe(4)
})

test('the last column and the last row hold all that is above', () => {
  const part = partBetween(axes, [3, 9], [0, 9])
  expect(part).toEqual({ recencyFrom: 90, recencyTo: null, purchasesFrom: 1, purchasesTo: null })
  expect(within(cells, part)).toEqual({ customers: 4, spend: 400, lifetimeValue: 0 })
})

test('a part is a condition that a segment can be made of', () => {
  expect(conditionOf(partBetween(axes, [0, 1], [1, 2]))).toEqual({
    all: [
      { field: 'score.recencyDays', op: 'lte', value: 59 },
      { field: 'score.purchaseDays', op: 'gte', value: 2 },
    ],
  })
})
