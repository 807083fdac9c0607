import { choleskyInPlace } from '../linear-algebra/cholesky.ts'
import { drawNormal } from '../random/draw.ts'
import type { Random } from '../random/seeded-random.ts'
import { requireCount } from '../require.ts'

/** The part of a fit that says how unsure its parameters are. */
export interface UnsureParameters<Parameters> {
  readonly parameters: Parameters
  /** Names of the estimated parameters, in the order of `logCovariance`; the others stay as they are. */
  readonly estimated: readonly (keyof Parameters & string)[]
  /** Covariance of the logarithms of the estimated parameters, row after row. */
  readonly logCovariance: Float64Array
}

/**
 * Parameter sets that the data leave possible, drawn around the fit: exp(log θ + L z), L the Cholesky root of the
 * covariance of the logarithms. For ranges of many customers at once; {@link customerForecast} does it for one.
 *
 * @param fit of any model
 * @param draws how many sets, whole, ≥ 0
 * @throws RangeError when draws is no such number or the covariance is not positive definite
 * @example drawParameters(fit, 30, seededRandom(1)).map((set) => model.stillCustomer(set, history))
 */
export function drawParameters<Parameters>(
  fit: UnsureParameters<Parameters>,
  draws: number,
  random: Random,
): Parameters[] {
  const names = fit.estimated
  const size = names.length
  const root = Float64Array.from(fit.logCovariance)
  if (requireCount('draws', draws) > 0 && !choleskyInPlace(root, size)) {
    throw new RangeError('logCovariance must be positive definite; take the fit as it was returned')
  }
  return Array.from({ length: draws }, () => {
    const z = names.map(() => drawNormal(random))
    const drawn = names.map((name, row) => {
      let shift = 0
      for (let column = 0; column <= row; column++) shift += root[row * size + column]! * z[column]!
      return [name, (fit.parameters[name] as number) * Math.exp(shift)]
    })
    return { ...fit.parameters, ...Object.fromEntries(drawn) }
  })
}
