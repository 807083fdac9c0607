import { infiniteRule } from '../special/integrate.ts'

/** Beyond this argument the series takes thousands of terms. */
const SERIES_REACH = 0.98

/** A value with its slopes in the four parameters of Pareto/NBD. */
export interface ValueWithSlopes {
  value: number
  slopeR: number
  slopeAlpha: number
  slopeS: number
  slopeBeta: number
}

/**
 * The integral at the heart of Pareto/NBD, scaled so that it neither overflows nor cancels, with its slopes.
 *
 * h(y) = ∫_y^∞ ((α+t)/(α+y))^−(r+x) ((β+t)/(β+y))^−(s+1) dt / (β+y). With k = r+s+x:
 * h = ₂F₁(1, r+x; k+1; (α−β)/(α+y)) / k                        for α ≥ β
 * h = (α+y)/(β+y) · ₂F₁(1, s+1; k+1; (β−α)/(β+y)) / k          for α < β
 * Both series have positive, falling terms, so slopes in every parameter can be summed term by term beside the value.
 *
 * @source Fader & Hardie (2005), brucehardie.com/notes/009, Euler-transformed (Abramowitz & Stegun 15.3.3)
 * Beyond an argument of 0.98 the integral itself is taken, with u = log((β+t)/(β+y)) and ρ = (β+y)/(α+y):
 * h = ∫_0^∞ e^(−su) (1 + ρ (e^u − 1))^−(r+x) du.
 * @cost about 37 / −log(argument) terms: ten when α ≈ β, two thousand at most, 193 points of quadrature beyond
 * @param shape r + x
 * @param out receives h(y) and its slopes
 */
export function leavingIntegral(
  shape: number,
  alpha: number,
  s: number,
  beta: number,
  y: number,
  out: ValueWithSlopes,
): void {
  const k = shape + s
  const alphaLeads = alpha >= beta
  const upper = (alphaLeads ? alpha : beta) + y
  const lower = (alphaLeads ? beta : alpha) + y
  const numerator = alphaLeads ? shape : s + 1
  const z = (upper - lower) / upper
  if (z > SERIES_REACH) {
    integrateDirectly(shape, alpha + y, s, beta + y, out)
    return
  }
  sumSeries(numerator, k + 1, z)
  const share = lower / upper
  const factor = (alphaLeads ? 1 : share) / k
  const value = factor * series.value
  const slopeUpper = (factor * series.slopeZ * share) / upper
  const slopeLower = (-factor * series.slopeZ) / upper
  const slopeBoth = factor * series.slopeC - value / k
  const slopeNumerator = factor * series.slopeB
  out.value = value
  out.slopeR = slopeBoth + (alphaLeads ? slopeNumerator : 0)
  out.slopeS = slopeBoth + (alphaLeads ? 0 : slopeNumerator)
  out.slopeAlpha = alphaLeads ? slopeUpper : slopeLower + value / lower
  out.slopeBeta = alphaLeads ? slopeLower : slopeUpper - value / upper
}

/** The same by quadrature in units of the integrand's own scale; here alpha and beta already include y. */
function integrateDirectly(
  shape: number,
  alpha: number,
  s: number,
  beta: number,
  out: ValueWithSlopes,
): void {
  const ratio = beta / alpha
  const scale = 1 / (s + shape * Math.min(1, ratio))
  const { point, weight } = infiniteRule
  let slopeRatio = 0
  out.value = 0
  out.slopeR = 0
  out.slopeS = 0
  for (let i = 0; i < point.length; i++) {
    const u = scale * point[i]!
    const rise = Math.expm1(u)
    const log = Math.log1p(ratio * rise)
    const at = scale * weight[i]! * Math.exp(-s * u - shape * log)
    if (at === 0) continue
    out.value += at
    out.slopeR -= at * log
    out.slopeS -= at * u
    slopeRatio -= (at * shape) / (ratio + 1 / rise)
  }
  out.slopeAlpha = (-slopeRatio * ratio) / alpha
  out.slopeBeta = slopeRatio / alpha
}

const series = { value: 0, slopeB: 0, slopeC: 0, slopeZ: 0 }

/** ₂F₁(1, b; c; z) with slopes in b, c and z. */
function sumSeries(b: number, c: number, z: number): void {
  let term = 1
  let sumB = 0
  let sumC = 0
  let slopeTerm = 0
  series.value = 1
  series.slopeB = 0
  series.slopeC = 0
  series.slopeZ = 0
  for (let n = 0; ; n++) {
    const ratio = (b + n) / (c + n)
    sumB += 1 / (b + n)
    sumC += 1 / (c + n)
    slopeTerm = term * ratio * (n + 1)
    term *= ratio * z
    series.value += term
    series.slopeB += term * sumB
    series.slopeC -= term * sumC
    series.slopeZ += slopeTerm
    if (slopeTerm * z <= 1e-17 * (1 - z) * series.value) break
  }
}
