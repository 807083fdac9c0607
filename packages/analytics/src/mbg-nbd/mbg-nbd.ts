import { coinFlipModel } from '../coin-flip/coin-flip-model.ts'
import { definePurchaseModel } from '../purchase-models/define-purchase-model.ts'

/**
 * MBG/NBD: as BG/NBD, but a customer may also be lost right after her first purchase.
 *
 * That one more toss of the coin makes "is she still a customer?" answerable for one-time buyers, who are most of the
 * customers of most shops. Assumptions otherwise as {@link bgNbd}; the mean chance of leaving, a / (a + b), comes out
 * higher because the first purchase counts.
 *
 * @source Batislam, Denizel & Filiztekin (2007), Int. J. Research in Marketing 24(3), 201–209;
 *   Hoppe & Wagner (2007), Marketing – Journal of Research and Management 3(2), 75–90
 * @accuracy and cost as BG/NBD
 * @example purchaseModels['mbg-nbd'].stillCustomer(
 *   { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { frequency: 0, recency: 0, age: 38.86 }) // ≈ 0.39
 */
export const mbgNbd = definePurchaseModel(
  coinFlipModel(
    {
      code: 'mbg-nbd',
      sentence: 'Customers buy at their own pace and may leave after any purchase, also the first.',
      assumes: [
        'While a customer, each buys at random times at a steady pace of their own.',
        'They may leave after any purchase, with a steady chance of their own, and never come back.',
        'Pace and chance of leaving have nothing to do with each other, with season or with advertising.',
      ],
      misleads: [
        'Purchases with a rhythm (refills, groceries) are taken for chance: try a model with rhythm.',
        'Season, price and advertising are not in it; a forecast over Christmas will be too low.',
      ],
      answersStillCustomer: true,
    },
    { regularity: 1, flipsAtStart: 1 },
  ),
)
