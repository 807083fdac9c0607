import { foldText, lowerText } from '@regulars/model'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/testing.ts'

const { pool } = await testDatabase()

/** Latin, Greek, Cyrillic and Armenian letters, combining accents, punctuation, currencies, letter-like signs. */
const ranges = [
  [0x01, 0x58f],
  [0x1e00, 0x1fff],
  [0x2010, 0x206f],
  [0x20a0, 0x214f],
] as const

const letters = ranges.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
)

/** Each letter alone and within a word, since some databases mind the neighbours. */
const words = letters.flatMap((letter) => [letter, `a${letter}`, `${letter}Z`])

async function inDatabase(call: string): Promise<string[]> {
  const { rows } = await pool.query<{ made: string }>(
    `select ${call} as made from unnest($1::text[]) with ordinality as given (word, position) order by position`,
    [words],
  )
  return rows.map(({ made }) => made)
}

describe('texts compared in memory', () => {
  it('get the small letters that the database gives them', async () =>
    expect(words.map(lowerText)).toEqual(await inDatabase('lower(word)')))

  it('lose the accents that the database takes off', async () =>
    expect(words.map(foldText)).toEqual(await inDatabase('fold(word)')))
})
