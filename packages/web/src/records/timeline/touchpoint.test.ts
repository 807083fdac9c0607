import { expect, test } from 'vitest'
import { byDay, type Touchpoint } from './touchpoint.ts'

const at = (moment: string): Touchpoint => ({
  id: moment,
  at: moment,
  type: 'call',
  channel: null,
  subject: null,
  about: null,
  payload: null,
})

test('what happened on one day stands together, in the order it came', () => {
  const days = byDay(
    [at('2026-11-22T18:00:00Z'), at('2026-11-22T09:00:00Z'), at('2026-11-20T09:00:00Z')],
    (moment) => moment.slice(0, 10),
  )
  expect(days.map(({ day, touchpoints }) => [day, touchpoints.length])).toEqual([
    ['2026-11-22', 2],
    ['2026-11-20', 1],
  ])
})
