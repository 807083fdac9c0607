import { requirePositive } from '../require.ts'

/**
 * Parameters of the Gamma-Gamma model of what a purchase is worth.
 *
 * Notation: a customer's purchases are Gamma(p, rate ν) around her own mean p/ν; ν varies over customers as
 * Gamma(q, rate v).
 */
export interface GammaGammaParameters {
  /** Shape of one customer's purchases: large when each customer always spends about the same. */
  readonly p: number
  /** Shape across customers: large when customers resemble each other. The population mean exists only for q > 1. */
  readonly q: number
  /** Scale, in money. */
  readonly v: number
}

/**
 * Refuses parameters outside their domain.
 * @throws RangeError naming the parameter
 */
export function requireGammaGamma({ p, q, v }: GammaGammaParameters): void {
  requirePositive('p', p)
  requirePositive('q', q)
  requirePositive('v', v)
}
