import { expect, test } from 'vitest'
import { Problem, toProblemDocument } from './problem.ts'

test('a problem document carries code, sentence, mend, field and further members', () => {
  const problem = new Problem('loyalty.not-enough-points', {
    status: 409,
    title: 'She has 120 points and needs 500.',
    mend: 'Choose a smaller reward.',
    field: 'reward',
    extra: { available: 120 },
  })
  expect(toProblemDocument(problem, 'urn:uuid:1')).toEqual({
    type: '/api/docs#loyalty.not-enough-points',
    title: 'She has 120 points and needs 500.',
    status: 409,
    code: 'loyalty.not-enough-points',
    detail: 'Choose a smaller reward.',
    instance: 'urn:uuid:1',
    field: 'reward',
    available: 120,
  })
})

test('a problem document leaves out what is not known', () => {
  const document = toProblemDocument(new Problem('contact.not-found', { status: 404, title: 'Not there.' }))
  expect(Object.keys(document).sort()).toEqual(['code', 'status', 'title', 'type'])
})

test('further members cannot replace the standard ones', () => {
  const problem = new Problem('a.b', { status: 400, title: 'A.', extra: { status: 200 } })
  expect(toProblemDocument(problem).status).toBe(400)
})
