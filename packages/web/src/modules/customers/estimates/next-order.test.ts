import { expect, test } from 'vitest'
import { formatFor } from '../../../ui/format/use-format.tsx'
import { nextOrderOf } from './next-order.ts'

const format = formatFor({ locale: 'en', timeZone: 'UTC', currency: 'EUR' })
const now = new Date('2026-11-23T09:00:00Z')
const next = (lastOn: string, gap: number | null) => nextOrderOf(lastOn, gap, format, now)

test('without a rhythm nothing is due', () => {
  expect(next('2026-11-01', null)).toBeUndefined()
})

test('an order is due when the usual gap has passed', () => {
  expect(next('2026-11-02', 21)).toEqual({ value: 'due today', detail: 'usually every 3 weeks' })
  expect(next('2026-11-20', 28)).toEqual({ value: 'due in 3 weeks', detail: 'usually every 4 weeks' })
})

test('after that it is overdue', () => {
  expect(next('2026-09-21', 21)).toEqual({ value: 'overdue', detail: 'by 6 weeks; usually every 3 weeks' })
})
