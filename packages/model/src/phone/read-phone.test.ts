import { describe, expect, it } from 'vitest'
import { readPhone } from './read-phone.ts'

describe('readPhone', () => {
  it.each([
    ['(58) 301 00 00', 'PL', '+48583010000'],
    ['0048 58 301 00 00', undefined, '+48583010000'],
    ['+49 30 901820', 'PL', '+4930901820'],
    ['020 7946 0958', 'GB', '+442079460958'],
  ])('reads %s (%s)', (written, country, kept) => expect(readPhone(written, country)).toBe(kept))

  it.each([
    ['58 301 00 00', undefined],
    ['12', 'PL'],
    ['call +48 58 301 00 00', 'PL'],
    ['58 301 00 00 ext. 7', 'PL'],
    ['58 301 00 00', 'XX'],
  ])('leaves %s (%s) alone', (written, country) => expect(readPhone(written, country)).toBeUndefined())
})
