import { transactionFields } from '../mapping/transaction-fields.ts'
import type { ImportKind } from '../plan/import-kind.ts'
import { lineReader, type TransactionLine } from './read-line.ts'

/** A flat file of sales lines that makes contacts, products, orders and lines in one pass. */
export const transactionsKind: ImportKind<TransactionLine> = {
  key: 'transactions',
  label: 'Sales',
  fields: transactionFields,
  // A sale is never left out because of who bought.
  twinChoices: ['create', 'complete'],
  lacks(mapped) {
    const lacks: string[] = []
    if (!mapped.has('date')) lacks.push('No column holds the date of the purchase.')
    if (!mapped.has('amount') && !mapped.has('unitPrice'))
      lacks.push('No column holds an amount or a unit price.')
    return lacks
  },
  reader: lineReader,
}
