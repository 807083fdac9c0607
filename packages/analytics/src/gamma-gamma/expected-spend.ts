import { requireCount, requireNotNegative, requireSameLength } from '../require.ts'
import type { SpendHistories } from './fit.ts'
import { type GammaGammaParameters, requireGammaGamma } from './gamma-gamma.ts'

/**
 * What the next purchase of a customer is worth: her own mean, drawn towards everyone's the less she bought.
 * The shopkeeper's question: "What does she spend when she comes?"
 *
 * E(M | z, x) = p (v + x z) / (p x + q − 1); for a one-time buyer the population mean p v / (q − 1).
 * @source Fader & Hardie (2013), brucehardie.com/notes/025
 * @param parameters fitted parameters, all > 0
 * @param history `frequency` repeat purchases, whole, ≥ 0; `meanSpend` their mean amount, not looked at for frequency 0
 * @returns money per purchase, in the currency of the data
 * @throws RangeError when p·frequency + q ≤ 1, where the expectation is infinite, or a value is out of range
 * @accuracy relative error < 1e-14
 * @cost constant, no allocation
 * @example expectedSpend({ p: 6.25, q: 3.74, v: 15.44 }, { frequency: 3, meanSpend: 35 }) // ≈ 35.03
 */
export function expectedSpend(
  parameters: GammaGammaParameters,
  history: { readonly frequency: number; readonly meanSpend: number },
): number {
  requireGammaGamma(parameters)
  return spendOf(parameters, history.frequency, history.meanSpend)
}

/**
 * {@link expectedSpend} of every row.
 * @throws RangeError as `expectedSpend`
 * @example expectedSpendOfAll(fit.parameters, histories) // Float64Array, money per purchase
 */
export function expectedSpendOfAll(
  parameters: GammaGammaParameters,
  { frequency, meanSpend }: SpendHistories,
): Float64Array {
  requireGammaGamma(parameters)
  requireSameLength('frequency', frequency, 'meanSpend', meanSpend)
  const spend = new Float64Array(frequency.length)
  for (let row = 0; row < spend.length; row++)
    spend[row] = spendOf(parameters, frequency[row]!, meanSpend[row]!)
  return spend
}

function spendOf({ p, q, v }: GammaGammaParameters, frequency: number, meanSpend: number): number {
  requireCount('frequency', frequency)
  const total = frequency === 0 ? 0 : frequency * requireNotNegative('meanSpend', meanSpend)
  const weight = p * frequency + q - 1
  if (!(weight > 0)) {
    throw new RangeError(`q must be above 1 for the mean spend of a one-time buyer to be finite, but is ${q}`)
  }
  return (p * (v + total)) / weight
}
