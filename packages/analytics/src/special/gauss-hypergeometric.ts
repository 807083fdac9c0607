import { requirePositive } from '../require.ts'

/** Up to here the defining series is summed; beyond it the function is carried on along the axis. */
const SERIES_REACH = 0.6
const MOST_TERMS = 1_000_000

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) for positive parameters and 0 ≤ z < 1.
 *
 * Near z = 0 by its series, whose terms are all positive; nearer to 1 by Taylor series of the differential equation,
 * each step halving the distance to 1. Unlike the usual reflection to 1 − z this does not break down where c − a − b is
 * a whole number, and it needs 60 terms per halving where the plain series needs 37/(1 − z).
 *
 * @source Abramowitz & Stegun (1964), 15.1.1 (series), 15.5.1 (differential equation)
 * @param a finite, > 0
 * @param b finite, > 0
 * @param c finite, > 0
 * @param z 0 ≤ z < 1
 * @returns ≥ 1
 * @throws RangeError when a parameter is out of range or the result is too large for a double
 * @accuracy relative error < 1e-12 for a, b, c ≤ 60 and z ≤ 0.9999 (fixtures/hypergeometric.json)
 * @cost about 80 terms up to z = 0.6, 60 more for each halving of 1 − z
 * @example gaussHypergeometric(1, 1, 2, 0.5) // ≈ 1.3862943611198906 = 2 log 2
 */
export function gaussHypergeometric(a: number, b: number, c: number, z: number): number {
  requirePositive('a', a)
  requirePositive('b', b)
  requirePositive('c', c)
  if (!(z >= 0 && z < 1)) throw new RangeError(`z must be at least 0 and below 1, but is ${z}`)
  const state = { value: 0, slope: 0 }
  let at = Math.min(z, SERIES_REACH)
  sumSeries(a, b, c, at, state)
  while (at < z) {
    const next = Math.min(z, at + 0.5 * (1 - at))
    carryOn(a, b, c, at, next - at, state)
    at = next
  }
  if (!Number.isFinite(state.value))
    throw new RangeError(`₂F₁(${a}, ${b}; ${c}; ${z}) is too large for a double`)
  return state.value
}

interface State {
  value: number
  slope: number
}

function sumSeries(a: number, b: number, c: number, z: number, state: State): void {
  let term = 1
  let slopeTerm = (a * b) / c
  state.value = 1
  state.slope = slopeTerm
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= (z * (a + n) * (b + n)) / ((c + n) * (1 + n))
    slopeTerm *= (z * (a + n + 1) * (b + n + 1)) / ((c + n + 1) * (1 + n))
    state.value += term
    state.slope += slopeTerm
    if (slopeTerm < 1e-17 * state.slope && term < 1e-17 * state.value) return
  }
}

/**
 * From z to z + step: w″ and all higher derivatives follow from w and w′ by the differential equation. The n-th term
 * of the Taylor series is carried with its power of the step, since bare coefficients overflow near 1.
 */
function carryOn(a: number, b: number, c: number, z: number, step: number, state: State): void {
  const across = z * (1 - z)
  let before = state.value
  let now = state.slope * step
  let value = before
  let slopeStep = 0
  for (let n = 0; n < MOST_TERMS; n++) {
    value += now
    slopeStep += (n + 1) * now
    if (n > 0 && (n + 1) * Math.abs(now) < 1e-17 * Math.abs(slopeStep)) break
    const turn = (n + 1) * ((1 - 2 * z) * n + c - (a + b + 1) * z)
    const next = (step * ((n + a) * (n + b) * before * step - turn * now)) / (across * (n + 1) * (n + 2))
    before = now
    now = next
  }
  state.value = value
  state.slope = slopeStep / step
}
