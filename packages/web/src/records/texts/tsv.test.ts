import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTsv, writeTsv } from './tsv.ts'

test('cells and rows of a spreadsheet are read, the end of the last row is none', () => {
  expect(readTsv('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(readTsv('a\t\n\tb')).toEqual([
    ['a', ''],
    ['', 'b'],
  ])
  expect(readTsv('')).toEqual([['']])
})

test('quotation marks hold line ends and tabs together, and stand for themselves elsewhere', () => {
  expect(readTsv('"two\nlines"\t"a ""b"""\n5" pipe\tx')).toEqual([
    ['two\nlines', 'a "b"'],
    ['5" pipe', 'x'],
  ])
})

test('what is copied is pasted as it was', () => {
  const cell = fc.oneof(fc.string(), fc.stringMatching(/^["\t\r\nab]{0,6}$/))
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(cell),
      (wide, high, cells) => {
        const rows = Array.from({ length: high }, () =>
          Array.from({ length: wide }, () => cells.next().value as string),
        )
        expect(readTsv(writeTsv(rows))).toEqual(rows)
      },
    ),
  )
})
