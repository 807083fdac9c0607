import { partOf, type Tax, type TaxTreatment } from '@regulars/model'
import { percent } from './figures.ts'
import { aggregate, basic, type UblNode } from './ubl-node.ts'

/** A tax on a line, as UN/CEFACT code list 5305 tells taxes apart. */
export interface LineTax {
  /** S standard, Z zero rate, E exempt, AE reverse charge. */
  category: 'S' | 'Z' | 'E' | 'AE'
  rate: number
  /** Minor units. */
  amount: number
}

/** What a line says of its tax. */
export interface TaxedLine {
  tax: number | null
  taxes: readonly Tax[] | null
}

/**
 * The taxes of a line. Undefined when it bears a tax whose rate nobody knows, as on lines that came from elsewhere with nothing but an amount of tax.
 */
export function taxesOf(line: TaxedLine, treatment: TaxTreatment | null): LineTax[] | undefined {
  if (treatment === 'reverseCharge') return [{ category: 'AE', rate: 0, amount: 0 }]
  if (treatment === 'exempt') return [{ category: 'E', rate: 0, amount: 0 }]
  if (line.tax === null) return undefined
  const taxes = line.taxes ?? []
  if (taxes.length === 0) return line.tax === 0 ? [{ category: 'Z', rate: 0, amount: 0 }] : undefined
  const whole = taxes.reduce((sum, { rate }) => sum + rate, 0)
  let passed = 0
  return taxes.map(({ rate }) => {
    const next = Math.min(whole, passed + rate)
    const amount = whole === 0 ? 0 : partOf(line.tax!, whole, passed, next)
    passed = next
    return { category: rate === 0 ? 'Z' : 'S', rate, amount }
  })
}

/** Why no tax is charged, in the words and codes of the VATEX list. */
const reasons = {
  AE: { code: 'VATEX-EU-AE', text: 'Reverse charge' },
  E: { code: undefined, text: 'Exempt from tax' },
} as const

/** A tax category within the element of that name. With its reason in the totals only, as the standard wants. */
export function taxCategory(
  element: 'TaxCategory' | 'ClassifiedTaxCategory',
  { category, rate }: Pick<LineTax, 'category' | 'rate'>,
): UblNode[] {
  const reason =
    element === 'TaxCategory' && (category === 'AE' || category === 'E') ? reasons[category] : undefined
  return aggregate(
    element,
    basic('ID', category),
    basic('Percent', percent(rate)),
    basic('TaxExemptionReasonCode', reason?.code),
    basic('TaxExemptionReason', reason?.text),
    aggregate('TaxScheme', basic('ID', 'VAT')),
  )
}
