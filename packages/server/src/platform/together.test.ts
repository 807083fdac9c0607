import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { together } from './together.ts'

test('what is asked at the same time, or meanwhile, is done in one go; each gets its own answer', async () => {
  const done: string[][] = []
  const ask = together(async (items: readonly string[]) => {
    done.push([...items])
    await sleep(20)
    return items.map((item) => item.toUpperCase())
  })
  const first = [ask('a'), ask('b')]
  await sleep(5)
  expect(await Promise.all([...first, ask('c'), ask('d')])).toEqual(['A', 'B', 'C', 'D'])
  expect(done).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('all that were done together fail together, and those after them do not', async () => {
  const ask = together(async (items: readonly number[]) => {
    if (items.includes(0)) throw new Error('Not this one.')
    return items
  })
  const outcomes = await Promise.allSettled([ask(0), ask(1)])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await ask(1)).toBe(1)
})
