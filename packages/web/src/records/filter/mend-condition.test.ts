import { builtInRegistry, type Condition, contact } from '@regulars/model'
import { expect, test } from 'vitest'
import { mendCondition } from './mend-condition.ts'

const mend = (condition: unknown) => mendCondition(condition as Condition, contact, builtInRegistry)
const city = { field: 'city', op: 'is', value: 'Gdańsk' }
const gone = { field: 'shoeSize', op: 'gt', value: 40 }

test('what can be read needs no mend', () => {
  expect(mend({ all: [city, { any: [city, { has: 'orders' }] }] })).toBeUndefined()
  expect(mend(undefined)).toBeUndefined()
})

test('a part that speaks of a field that is there no more is taken out, wherever it stands', () => {
  const mended = mend({
    all: [city, { any: [gone, { not: { all: [gone, city] } }] }, { has: 'orders', where: gone }],
  })
  expect(mended?.condition).toEqual({ all: [city, { any: [{ not: { all: [city] } }] }] })
  expect(mended?.problems.join()).toContain('shoeSize')
})

test.each([[gone], [{ all: [gone] }], [{ not: gone }], ['everything'], [{ any: 'x' }], [{ all: [null, 3] }]])(
  'of %j nothing is left',
  (condition) => {
    expect(mend(condition)).toMatchObject({ condition: undefined })
  },
)
