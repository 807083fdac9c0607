import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noRows, rowsToDraw } from './rows-to-draw.ts'

const looking = { position: 0, sight: 700, shift: 0, count: 1_000, rowHeight: 36, way: 1 }

test('nothing is drawn anew before one comes near to what is not drawn', () => {
  const drawn = rowsToDraw(noRows, looking)
  expect(drawn).toEqual({ from: 0, to: 24, shift: 0 })
  expect(rowsToDraw(drawn, { ...looking, position: 100 })).toBe(drawn)
  expect(rowsToDraw(drawn, { ...looking, position: 180 })).toEqual({ from: 2, to: 29, shift: 0 })
})

test('whatever one looks at is drawn, a few rows around it, and none that are not there', () => {
  const lookings = fc.record({
    position: fc.integer({ min: 0, max: 100_000 }),
    sight: fc.integer({ min: 0, max: 2_000 }),
    shift: fc.integer({ min: 0, max: 3 }),
    count: fc.integer({ min: 0, max: 3_000 }),
    rowHeight: fc.constant(36),
    way: fc.integer({ min: -1, max: 1 }),
  })
  fc.assert(
    fc.property(fc.array(lookings, { minLength: 1 }), (looks) => {
      let drawn = noRows
      for (const look of looks) {
        drawn = rowsToDraw(drawn, look)
        expect(drawn.shift).toBe(look.shift)
        expect(drawn.to).toBeLessThan(look.count)
        expect(drawn.to - drawn.from).toBeLessThan(look.sight / 36 + 15)
        for (let row = Math.floor(look.position / 36); row * 36 < look.position + look.sight; row += 1)
          if (row < look.count) expect(row >= drawn.from && row <= drawn.to).toBe(true)
      }
    }),
  )
})
