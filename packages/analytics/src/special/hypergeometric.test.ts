import { describe, expect, test } from 'vitest'
import { relativeError } from '../testing/relative-error.ts'
import fixtures from './fixtures/hypergeometric.json' with { type: 'json' }
import { gaussHypergeometric } from './gauss-hypergeometric.ts'
import { integrate, integrateToInfinity } from './integrate.ts'
import { kummer } from './kummer.ts'

describe('hypergeometric functions match 40-digit arithmetic (fixtures/hypergeometric.py)', () => {
  test.each(fixtures.gauss)('₂F₁(%d, %d; %d; %d)', (a, b, c, z, value) => {
    expect(relativeError([gaussHypergeometric(a!, b!, c!, z!)], [value!])).toBeLessThan(1e-12)
  })
  test.each(fixtures.kummer)('₁F₁(%d; %d; %d)', (a, b, z, value) => {
    expect(relativeError([kummer(a!, b!, z!)], [value!])).toBeLessThan(1e-12)
  })
  test('arguments out of range are refused by name', () => {
    expect(() => gaussHypergeometric(1, 1, 1, 1)).toThrow('z must be at least 0 and below 1')
    expect(() => gaussHypergeometric(0, 1, 1, 0.5)).toThrow('a must be')
    expect(() => gaussHypergeometric(900, 900, 1, 0.9)).toThrow('too large')
    expect(() => kummer(3, 2, -1)).toThrow('b must be at least a')
    expect(() => kummer(3, 2, 1000)).toThrow('too large')
  })
})

describe('integrals', () => {
  test('of powers, bells and tails match their closed forms', () => {
    expect(integrate((x) => x ** 0.3, 0, 1)).toBeCloseTo(1 / 1.3, 13)
    expect(integrate((x) => Math.exp(-x * x), -6, 6)).toBeCloseTo(Math.sqrt(Math.PI), 13)
    expect(integrate((x) => 1 / Math.sqrt(x), 0, 4)).toBeCloseTo(4, 10)
    expect(integrateToInfinity((x) => Math.exp(-x))).toBeCloseTo(1, 12)
    expect(integrateToInfinity((x) => (1 + x) ** -2)).toBeCloseTo(1, 12)
  })
})
