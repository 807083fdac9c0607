import { expect, test } from 'vitest'
import { passwordFault } from './password-rules.ts'

test.each(['coffee before noon', 'Zürich-4711-Käse', '密码密碼是一个长的短语'])(
  '"%s" is taken',
  async (password) => {
    expect(await passwordFault(password, 'mia@shop.example')).toBeUndefined()
  },
)

test.each([
  ['short', 'at least 10'],
  ['x1'.repeat(65), 'at most 128'],
  ['Password123', 'first that anyone would try'],
  ['1q2w3e4r5t', 'first that anyone would try'],
  ['Manchester2026!', 'first that anyone would try'],
  ['basketball7', 'first that anyone would try'],
  ['aaaaaaaaaaab', 'repeats too few'],
  ['mia@shop.example', 'must not be the e-mail address'],
])('"%s" is refused: %s', async (password, fault) => {
  expect(await passwordFault(password, 'mia@shop.example')).toContain(fault)
})
