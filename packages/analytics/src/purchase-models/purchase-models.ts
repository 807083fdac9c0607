import { bgNbd } from '../bg-nbd/bg-nbd.ts'
import { bgCnbdK, mbgCnbdK } from '../cnbd-k/cnbd-k.ts'
import { mbgNbd } from '../mbg-nbd/mbg-nbd.ts'
import { nbd } from '../nbd/nbd.ts'
import { paretoNbd } from '../pareto-nbd/pareto-nbd.ts'

/**
 * The models of repeat purchase without a contract, all with the same interface.
 *
 * Which one? Let {@link backTestPurchases} say on your own data. For "is she still a customer?" only those with
 * `answersStillCustomer` qualify.
 * @example purchaseModels['mbg-nbd'].fit(histories)
 */
export const purchaseModels = {
  nbd,
  'bg-nbd': bgNbd,
  'mbg-nbd': mbgNbd,
  'pareto-nbd': paretoNbd,
  'bg-cnbd-k': bgCnbdK,
  'mbg-cnbd-k': mbgCnbdK,
} as const
