import { describe, expect, it } from 'vitest'
import { nearest } from './nearest.ts'

describe('nearest', () => {
  it.each([
    ['livecycle', 'lifecycle'],
    ['emial', 'email'],
    ['NAME', 'name'],
  ])('finds what %s was meant to be', (written, meant) =>
    expect(nearest(written, ['name', 'email', 'lifecycle'])).toBe(meant),
  )
  it('guesses nothing far away', () => expect(nearest('turnover', ['name', 'email'])).toBeUndefined())
})
