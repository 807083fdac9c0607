/**
 * Where a continuous function crosses zero between two points of opposite sign (Brent's method).
 *
 * @source Brent (1973), Algorithms for Minimization without Derivatives, chapter 4
 * @param f continuous on [low, high]
 * @param low left end
 * @param high right end; f(low) and f(high) must differ in sign
 * @param tolerance relative width at which to stop
 * @returns x with f(x) ≈ 0
 * @throws RangeError when both ends have the same sign
 * @cost about ten evaluations of f for smooth functions
 * @example findRoot((x) => x * x - 2, 0, 2) // ≈ 1.4142135623730951
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 4e-16): number {
  let previous = low
  let best = high
  let previousValue = f(previous)
  let bestValue = f(best)
  if (previousValue * bestValue > 0) {
    throw new RangeError(
      `f must change sign between ${low} and ${high}, but is ${previousValue} and ${bestValue}`,
    )
  }
  let opposite = previous
  let oppositeValue = previousValue
  let step = best - previous
  let stepBefore = step
  for (let round = 0; round < 300; round++) {
    if (Math.abs(oppositeValue) < Math.abs(bestValue)) {
      previous = best
      best = opposite
      opposite = previous
      previousValue = bestValue
      bestValue = oppositeValue
      oppositeValue = previousValue
    }
    const slack = 2 * tolerance * Math.abs(best) + 1e-300
    const half = 0.5 * (opposite - best)
    if (Math.abs(half) <= slack || bestValue === 0) return best
    const next = interpolate(previous, previousValue, best, bestValue, opposite, oppositeValue)
    const trusted =
      Math.abs(stepBefore) >= slack &&
      Math.abs(next) < Math.min(Math.abs(1.5 * half), Math.abs(0.5 * stepBefore)) &&
      next * half > 0
    stepBefore = trusted ? step : half
    step = trusted ? next : half
    previous = best
    previousValue = bestValue
    best += Math.abs(step) > slack ? step : Math.sign(half) * slack
    bestValue = f(best)
    if (bestValue * oppositeValue > 0) {
      opposite = previous
      oppositeValue = previousValue
      step = best - previous
      stepBefore = step
    }
  }
  return best
}

/** Step from the best point by inverse quadratic interpolation, or by the secant when two points coincide. */
function interpolate(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  const s = fb / fa
  if (a === c) return ((c - b) * s) / (s - 1) || 0
  const q = fa / fc
  const r = fb / fc
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1))
  return -p / ((q - 1) * (r - 1) * (s - 1)) || 0
}
