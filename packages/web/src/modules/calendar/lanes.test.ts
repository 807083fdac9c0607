import { expect, test } from 'vitest'
import { lanesOf } from './lanes.ts'

test('what overlaps stands side by side, what follows takes the whole width again', () => {
  expect(
    lanesOf([
      { from: 540, until: 600 },
      { from: 570, until: 630 },
      { from: 600, until: 660 },
      { from: 700, until: 730 },
    ]),
  ).toEqual([
    { lane: 0, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 2 },
    { lane: 0, lanes: 1 },
  ])
})
