import { expect, test } from 'vitest'
import { type Job, secondsLeft } from './jobs.ts'

const job: Job = {
  id: '1',
  job: 'collect.import',
  label: 'Import',
  status: 'running',
  done: 250,
  total: 1_000,
  message: null,
  error: null,
  subjectObject: null,
  subjectId: null,
  startedAt: '2026-11-22T09:00:00Z',
}
const after = (seconds: number) => Date.parse('2026-11-22T09:00:00Z') + seconds * 1_000

test('what remains takes as long as what was done', () => {
  expect(secondsLeft(job, after(10))).toBe(30)
})

test('says nothing while it cannot be told', () => {
  expect(secondsLeft(job, after(1))).toBeUndefined()
  expect(secondsLeft({ ...job, total: null }, after(10))).toBeUndefined()
  expect(secondsLeft({ ...job, done: 0 }, after(10))).toBeUndefined()
})
