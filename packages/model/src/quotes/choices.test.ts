import { expect, test } from 'vitest'
import { chooseLine, countedLines, mayChoose } from './choices.ts'

const line = (id: string, marks: Partial<Record<'optional' | 'alternative' | 'chosen', boolean>> = {}) => ({
  ...{ id, optional: false, alternative: false, chosen: false },
  ...marks,
})
const lines = [
  line('grinder'),
  line('smaller grinder', { alternative: true }),
  line('coffee'),
  line('training', { optional: true }),
  line('longer training', { alternative: true }),
]
const counted = (chosen: readonly string[]) =>
  countedLines(lines.map((each) => ({ ...each, chosen: chosen.includes(each.id) }))).map(({ id }) => id)

test('of a line and its alternatives one counts: the first until another is taken, none while it is optional', () => {
  expect(counted([])).toEqual(['grinder', 'coffee'])
  expect(counted(['smaller grinder', 'longer training'])).toEqual([
    'smaller grinder',
    'coffee',
    'longer training',
  ])
})

test.each([
  [['smaller grinder', 'training'], true],
  [['grinder'], true],
  [['grinder', 'smaller grinder'], false],
  [['training', 'longer training'], false],
  [['coffee'], false],
  [['of another quote'], false],
])('choosing %j is allowed: %s', (chosen, isAllowed) => {
  expect(mayChoose(lines, chosen)).toBe(isAllowed)
})

test('what is chosen takes the place of what it stands for', () => {
  const once = chooseLine(lines, new Set(['training']), { id: 'longer training', isChosen: true })
  expect([...once]).toEqual(['longer training'])
  expect([...chooseLine(lines, once, { id: 'longer training', isChosen: false })]).toEqual([])
})
