import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { type CoinFlipMember, fitCoinFlip } from '../coin-flip/coin-flip-model.ts'
import { type CoinFlipParameters, requireCoinFlip } from '../coin-flip/coin-flip-rules.ts'
import { coinFlipCountProbability, coinFlipFutureCountProbability } from '../coin-flip/count-probability.ts'
import { coinFlipExpected, coinFlipExpectedOfNew } from '../coin-flip/expected-purchases.ts'
import { coinFlipLikelihood } from '../coin-flip/likelihood.ts'
import { coinFlipStillCustomer } from '../coin-flip/still-customer.ts'
import type { PurchaseCells } from '../purchase-histories/group-histories.ts'
import { definePurchaseModel } from '../purchase-models/define-purchase-model.ts'
import type { LikelihoodFit } from '../purchase-models/fit-by-likelihood.ts'
import type { PurchaseModel } from '../purchase-models/purchase-model.ts'

/** Parameters of the models with rhythm. */
export interface CnbdParameters extends CoinFlipParameters {
  /**
   * Regularity of the rhythm: the time between purchases is the sum of k exponential waits. 1 is chance; at 4 its
   * spread is half its mean.
   */
  readonly k: number
}

/** Rhythms tried. Beyond 12 the spread is under 29 % of the mean, which no shop's customers keep up. */
const MOST_REGULAR = 12

/**
 * BG/CNBD-k: as BG/NBD, but customers buy in a rhythm, as with groceries and refills.
 *
 * Each customer's times between purchases are Erlang(k, λ) with one k for all, chosen by likelihood from the times
 * between purchases themselves (`logIntervalSum` of the histories). Where there is a rhythm it knows the date of the
 * next purchase and notices lost customers sooner. May not answer "still a customer?" for the same reason as BG/NBD.
 *
 * All predictions are exact for every k: the beats that have passed since the last purchase are summed out.
 * @source Platzer & Reutterer (2016), Ticking Away the Moments, Marketing Science 35(5), 779–799; Reutterer, Platzer &
 *   Schröder (2021), Leveraging purchase regularity, Int. J. Research in Marketing 38(1), 194–215
 * @accuracy and cost as BG/NBD, times k
 * @example purchaseModels['bg-cnbd-k'].expectedPurchasesOfNewCustomer({ k: 3, r: 0.5, alpha: 2, a: 0.3, b: 0.6 }, 10) // ≈ 0.494
 */
export const bgCnbdK = cnbd(
  {
    code: 'bg-cnbd-k',
    sentence: 'Customers buy in a rhythm of their own and may leave after any repeat purchase.',
    answersStillCustomer: false,
    assumes: [
      'While a customer, each buys at her own pace, all with the same regularity.',
      'She may leave after any repeat purchase, with her own steady chance, and never comes back.',
      'Pace and chance of leaving have nothing to do with each other, with season or with advertising.',
    ],
    misleads: [
      'It calls every one-time buyer a customer for ever, so it must not say who has been lost.',
      'Weekly habits can pass for regularity when times are whole weeks: count days.',
    ],
  },
  0,
)

/**
 * MBG/CNBD-k: customers buy in a rhythm and may be lost after any purchase, also the first.
 *
 * The model to try first where purchases have a rhythm. Otherwise as {@link bgCnbdK}.
 * @source as bgCnbdK
 * @example purchaseModels['mbg-cnbd-k'].expectedPurchasesOfNewCustomer({ k: 3, r: 0.5, alpha: 2, a: 0.3, b: 0.6 }, 10) // ≈ 0.366
 */
export const mbgCnbdK = cnbd(
  {
    code: 'mbg-cnbd-k',
    sentence: 'Customers buy in a rhythm of their own and may leave after any purchase, also the first.',
    answersStillCustomer: true,
    assumes: [
      'While a customer, each buys at her own pace, all with the same regularity.',
      'She may leave after any purchase, with her own steady chance, and never comes back.',
      'Pace and chance of leaving have nothing to do with each other, with season or with advertising.',
    ],
    misleads: [
      'Weekly habits can pass for regularity when times are whole weeks: count days.',
      'Season, price and advertising are not in it; a forecast over Christmas will be too low.',
    ],
  },
  1,
)

function cnbd(member: CoinFlipMember, flipsAtStart: 0 | 1): PurchaseModel<CnbdParameters> {
  const rules = ({ k }: CnbdParameters) => ({ regularity: k, flipsAtStart })
  return definePurchaseModel<CnbdParameters>({
    ...member,
    estimated: ['r', 'alpha', 'a', 'b'],
    require: (parameters) => requireCoinFlip(parameters, rules(parameters)),
    likelihood: (cells, parameters) => coinFlipLikelihood(cells, rules(parameters)),
    fit: (cells) => fitBestRhythm(cells, flipsAtStart),
    stillCustomer: (parameters, history) => coinFlipStillCustomer(parameters, rules(parameters), history),
    expectedPurchases: (parameters, history, horizon) =>
      coinFlipExpected(parameters, rules(parameters), history, horizon),
    expectedPurchasesOfNewCustomer: (parameters, horizon) =>
      coinFlipExpectedOfNew(parameters, rules(parameters), horizon),
    purchaseCountProbability: (parameters, count, horizon) =>
      coinFlipCountProbability(parameters, rules(parameters), count, horizon),
    futureCountProbability: (parameters, history, count, horizon) =>
      coinFlipFutureCountProbability(parameters, rules(parameters), history, count, horizon),
  })
}

/** Fits k = 1, 2, … until the likelihood has fallen twice in a row, and keeps the best. */
function fitBestRhythm(
  cells: PurchaseCells,
  flipsAtStart: 0 | 1,
): { fit: LikelihoodFit; parameters: CnbdParameters } | CannotSay {
  if (cells.logIntervalTotal === undefined) {
    return cannotSay('The times between purchases are not in the histories, so no rhythm can be found.')
  }
  let best: { fit: LikelihoodFit; parameters: CnbdParameters } | undefined
  let refused: CannotSay | undefined
  let falls = 0
  for (let k = 1; k <= MOST_REGULAR && falls < 2; k++) {
    const found = fitCoinFlip(cells, { regularity: k, flipsAtStart })
    if ('ok' in found) {
      refused = found
      continue
    }
    falls = best && found.fit.logLikelihood < best.fit.logLikelihood ? falls + 1 : 0
    if (falls === 0) best = { fit: found.fit, parameters: { k, ...found.parameters } }
  }
  return best ?? refused ?? cannotSay('No rhythm was tried.')
}
