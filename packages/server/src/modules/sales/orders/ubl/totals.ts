import { amount } from './figures.ts'
import type { LineTax } from './tax-categories.ts'
import { taxCategory } from './tax-categories.ts'
import { aggregate, type UblNode } from './ubl-node.ts'

/** A line as far as the totals go. */
export interface SummedLine {
  net: number
  taxes: readonly LineTax[]
}

/** Sums of a document, in minor units: `net + tax = gross`. */
export interface DocumentTotals {
  net: number
  tax: number
  gross: number
  /** By category and rate. */
  taxes: { category: LineTax['category']; rate: number; base: number; amount: number }[]
}

/** Adds up lines, and taxes by category and rate. */
export function totalsOf(lines: readonly SummedLine[]): DocumentTotals {
  const groups = new Map<string, DocumentTotals['taxes'][number]>()
  for (const { net, taxes } of lines)
    for (const { category, rate, amount: due } of taxes) {
      const key = `${category} ${rate}`
      const known = groups.get(key) ?? { category, rate, base: 0, amount: 0 }
      groups.set(key, { ...known, base: known.base + net, amount: known.amount + due })
    }
  const taxes = [...groups.values()].sort((a, b) => b.rate - a.rate || (a.category < b.category ? -1 : 1))
  const net = lines.reduce((sum, line) => sum + line.net, 0)
  const tax = taxes.reduce((sum, group) => sum + group.amount, 0)
  return { net, tax, gross: net + tax, taxes }
}

/** The taxes of a document, one subtotal for each category and rate. */
export const taxTotal = ({ tax, taxes }: DocumentTotals, currency: string): UblNode[] =>
  aggregate(
    'TaxTotal',
    amount('TaxAmount', tax, currency),
    ...taxes.map((group) =>
      aggregate(
        'TaxSubtotal',
        amount('TaxableAmount', group.base, currency),
        amount('TaxAmount', group.amount, currency),
        taxCategory('TaxCategory', group),
      ),
    ),
  )

/** The sums of a document; `paid` is what was paid before, so that the rest is payable. */
export const monetaryTotal = (
  name: 'LegalMonetaryTotal' | 'AnticipatedMonetaryTotal',
  { net, gross }: Pick<DocumentTotals, 'net' | 'gross'>,
  currency: string,
  paid = 0,
): UblNode[] =>
  aggregate(
    name,
    amount('LineExtensionAmount', net, currency),
    amount('TaxExclusiveAmount', net, currency),
    amount('TaxInclusiveAmount', gross, currency),
    paid === 0 ? [] : amount('PrepaidAmount', paid, currency),
    amount('PayableAmount', gross - paid, currency),
  )
