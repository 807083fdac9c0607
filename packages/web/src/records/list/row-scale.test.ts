import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  follow,
  mostHeight,
  offsetAt,
  placeAt,
  positionAt,
  type RowScale,
  scaleOf,
  settled,
} from './row-scale.ts'

/** Lists of one row to a milliard, in windows of 200 to 4,000 pixels. */
const scales = fc
  .record({
    count: fc.oneof(fc.integer({ min: 1, max: 300_000 }), fc.integer({ min: 1, max: 1_000_000_000 })),
    rowHeight: fc.integer({ min: 30, max: 100 }),
    sight: fc.integer({ min: 200, max: 4_000 }),
  })
  .map(({ count, rowHeight, sight }) => ({ sight, scale: scaleOf(count * rowHeight, 72, sight) }))
const share = fc.double({ min: 0, max: 1, noNaN: true })
const last = ({ reach, hidden }: RowScale) => reach + hidden

test('up to 222,000 rows nothing is scaled', () => {
  const scale = scaleOf(222_000 * 36, 72, 700)
  expect(scale).toEqual({ reach: 222_000 * 36 + 72 - 700, hidden: 0 })
  expect(positionAt(scale, 1234.5)).toBe(1234.5)
  expect(follow(scale, { offset: 0, shift: 0 }, 5_000_000, 1400)).toEqual({ offset: 5_000_000, shift: 0 })
})

test('of five million rows all lie on the scroll bar, none of it higher than a browser can draw', () => {
  const scale = scaleOf(5_000_000 * 36, 72, 700)
  expect(scale.reach + 700 - 72).toBe(mostHeight)
  expect(positionAt(scale, 0)).toBe(0)
  expect(positionAt(scale, scale.reach)).toBe(5_000_000 * 36 + 72 - 700)
  expect(positionAt(scale, scale.reach / 2)).toBeCloseTo((5_000_000 * 36 + 72 - 700) / 2, 3)
})

test('the scroll bar reaches both ends, and farther down it never lies higher in the rows', () => {
  fc.assert(
    fc.property(scales, share, share, ({ scale }, one, other) => {
      const [above, below] = [one, other].toSorted((a, b) => a - b).map((at) => at * scale.reach) as [
        number,
        number,
      ]
      expect(positionAt(scale, 0)).toBe(0)
      expect(positionAt(scale, scale.reach)).toBe(last(scale))
      expect(positionAt(scale, above)).toBeLessThanOrEqual(positionAt(scale, below))
      expect(offsetAt(scale, positionAt(scale, above))).toBeCloseTo(above, 1)
    }),
  )
})

test('steps move the rows by just as many pixels, wherever one is and however often one has jumped', () => {
  fc.assert(
    fc.property(
      scales,
      share,
      fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 30 }),
      ({ scale, sight }, at, steps) => {
        const begun = Math.round(at * scale.reach)
        let place = follow(scale, { offset: -1e9, shift: 0 }, begun, 2 * sight)
        for (const wanted of steps) {
          const step = Math.min(2 * sight, Math.abs(wanted)) * Math.sign(wanted)
          const offset = place.offset + step
          const position = place.offset + place.shift + step
          if (offset < 0 || offset > scale.reach || position < 0 || position > last(scale)) continue
          const next = follow(scale, place, offset, 2 * sight)
          expect(next.offset + next.shift).toBe(position)
          place = next
        }
      },
    ),
  )
})

test('coming to rest moves no row, and puts one where either end of the rows is at that of the scroll bar', () => {
  fc.assert(
    fc.property(scales, share, share, ({ scale }, offset, position) => {
      const place = placeAt(scale, Math.round(offset * scale.reach), Math.round(position * last(scale)))
      const rested = settled(scale, place)
      expect(rested.offset + rested.shift).toBe(place.offset + place.shift)
      expect(rested.offset).toBeGreaterThanOrEqual(0)
      expect(rested.offset).toBeLessThanOrEqual(scale.reach)
      expect(Math.abs(rested.offset - offsetAt(scale, rested.offset + rested.shift))).toBeLessThanOrEqual(1)
    }),
  )
})
