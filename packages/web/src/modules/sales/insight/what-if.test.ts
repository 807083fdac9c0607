import { expect, test } from 'vitest'
import { changesByMonth, type OpenDeal, writesOf } from './what-if.ts'

const bar: OpenDeal = {
  id: 'bar',
  title: 'Lobby bar',
  version: 3,
  value: 100_001,
  expectedCloseOn: '2027-01-31',
  stage: { probability: 0.5 },
}
const spa: OpenDeal = { ...bar, id: 'spa', value: null, expectedCloseOn: '2027-02-10' }

test('what one month loses another gains, by the probability of the stage', () => {
  expect([...changesByMonth([bar, spa], { bar: { month: '2027-02-01' } })]).toEqual([
    ['2027-01-01', -50_001],
    ['2027-02-01', 50_001],
  ])
  expect([...changesByMonth([bar, spa], { spa: { value: 4000 } })]).toEqual([['2027-02-01', 2000]])
  expect(changesByMonth([bar, spa], { bar: { month: '2027-01-01', value: 100_001 } }).size).toBe(0)
})

test('taken, the same day of the other month is written, or its last, and nothing that is as it was', () => {
  const suppositions = { bar: { month: '2027-02-01' }, spa: { month: '2027-02-01', value: 4000 } }
  expect(writesOf([bar, spa], suppositions)).toEqual([
    { id: 'bar', version: 3, values: { expectedCloseOn: '2027-02-28' } },
    { id: 'spa', version: 3, values: { value: 4000 } },
  ])
  expect(writesOf([bar, spa], { bar: { month: '2027-01-01' } })).toEqual([])
})
