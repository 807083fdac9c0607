import { coinFlipModel } from '../coin-flip/coin-flip-model.ts'
import { definePurchaseModel } from '../purchase-models/define-purchase-model.ts'

/**
 * BG/NBD: how many purchases will come, from how often and how recently each customer bought so far.
 *
 * While a customer, she buys at random times at her own steady rate λ; after each *repeat* purchase she may be lost
 * for good, with her own chance p. Rates vary over customers as Gamma(r, rate α), chances as Beta(a, b), both
 * independent of each other.
 *
 * Good for totals: how much will come. Misleads as a churn score: nobody can be lost before a second purchase, so
 * `stillCustomer` is exactly 1 for every one-time buyer (`answersStillCustomer` is false). Also forecasts less from a
 * customer who bought more and then fell silent, which is right and surprises people.
 *
 * @source Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2), 275–284
 * @accuracy likelihood, probabilities and expectations to 1e-11 relative at given parameters
 * @cost a fit grows with the number of distinct histories, about 25 passes; a score is about 60 multiplications
 * @example purchaseModels['bg-nbd'].stillCustomer(
 *   { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { frequency: 2, recency: 30.43, age: 38.86 }) // ≈ 0.7266
 */
export const bgNbd = definePurchaseModel(
  coinFlipModel(
    {
      code: 'bg-nbd',
      sentence: 'Customers buy at their own pace and may leave after any repeat purchase.',
      assumes: [
        'While a customer, each buys at random times at a steady pace of their own.',
        'They may leave after any repeat purchase, with a steady chance of their own, and never come back.',
        'Pace and chance of leaving have nothing to do with each other, with season or with advertising.',
      ],
      misleads: [
        'It calls every one-time buyer a customer for ever, so it must not say who has been lost.',
        'Purchases with a rhythm (refills, groceries) are taken for chance: try a model with rhythm.',
      ],
      answersStillCustomer: false,
    },
    { regularity: 1, flipsAtStart: 0 },
  ),
)
