import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { holdsAtMost } from './held-memory.ts'

/** Thirty pieces of about a megabyte each, a while between them. */
async function take(keep: (piece: unknown) => void, make: () => unknown): Promise<void> {
  for (let piece = 0; piece < 30; piece++) {
    keep(make())
    await nextTurn()
  }
}

const text = () => Buffer.alloc(1 << 16, 'x').toString('latin1')

test.each([
  ['buffers', () => Buffer.alloc(1 << 20, 1)],
  ['texts', () => Array.from({ length: 16 }, text)],
  ['objects', () => Array.from({ length: 1 << 15 }, (_, at) => ({ at }))],
])('%s that are kept count, and those let go do not', async (_, make) => {
  const kept: unknown[] = []
  const keepAll = () => take((piece) => kept.push(piece), make)
  await expect(holdsAtMost(15_000_000, keepAll)).rejects.toThrow('It held more than 15 MB at once.')
  // What is let go meanwhile would be set off against what is held.
  expect(kept.splice(0)).toHaveLength(30)
  await holdsAtMost(15_000_000, () => take(() => {}, make))
})
