import { expect, test } from 'vitest'
import { ApiProblem, asProblem, problemOf } from './problem.ts'

test('a problem document keeps its words, and finds the message of a field', async () => {
  const body = {
    status: 422,
    code: 'contact.invalid',
    title: 'Two fields are wrong.',
    faults: [{ field: 'email', message: 'has no @' }],
  }
  const problem = await problemOf(Response.json(body, { status: 422 }))
  expect(problem.message).toBe('Two fields are wrong.')
  expect(problem.faultOf('email')).toBe('has no @')
  expect(problem.faultOf('name')).toBeUndefined()
})

test('a page of HTML from a proxy becomes words too', async () => {
  const problem = await problemOf(new Response('<html>Bad gateway</html>', { status: 502 }))
  expect([problem.status, problem.message]).toEqual([502, 'The server could not answer.'])
})

test('any error becomes a problem', () => {
  const problem = new ApiProblem({ status: 404, code: 'x', title: 'Gone.' })
  expect(asProblem(problem)).toBe(problem)
  expect(asProblem(new TypeError('x is not a function')).detail).toBe('x is not a function')
})
