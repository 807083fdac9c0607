import { expect, test } from 'vitest'
import { createLog } from './log.ts'

test('secrets never reach the log, however deep they stand', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  log.info(
    { password: 's1', user: { token: 's2' }, req: { headers: { authorization: 's3', 'set-cookie': 's4' } } },
    'hello',
  )
  expect(lines.join()).not.toMatch(/s[1-4]/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'hello',
    password: '[hidden]',
    user: { token: '[hidden]' },
  })
})
