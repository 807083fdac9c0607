/** What a price is worked out from and what comes out: quotes and orders, line by line. Amounts are minor units of one currency, shares are 0–1. */

/** One tax on a line: its rate as a share. A line may bear several, each on the same net amount. */
export interface Tax {
  /** Tells taxes apart: the id of the tax rate. */
  key: string
  name: string
  rate: number
}

/** A line before it is priced. */
export interface LineToPrice {
  quantity: number
  /** Minor units for one; with or without tax as the document says. */
  unitPrice: number
  /** Share taken off this line. */
  discountShare?: number | null
  taxes: readonly Tax[]
  /** What one costs us, without tax; absent = not known. */
  unitCost?: number | null
}

/** Whether tax is due. `exempt` and `reverseCharge`: none is; prices that include tax are lowered by it. */
export type TaxTreatment = 'taxed' | 'exempt' | 'reverseCharge'

/** How a document is priced. */
export interface PricingTerms {
  /** The unit prices contain the tax. */
  pricesIncludeTax: boolean
  /** Tax is rounded on each line, or once for all lines of a rate. */
  taxRounding: 'line' | 'document'
  taxTreatment: TaxTreatment
  /** Share taken off the whole, after the discounts of the lines. */
  discountShare?: number | null
}

/** A line with its amounts. `net + tax = gross`. */
export interface PricedLine {
  /** Quantity times unit price. */
  listAmount: number
  /** What the line's own discount takes off. */
  lineDiscount: number
  /** Its share of the discount on the whole. */
  wholeDiscount: number
  net: number
  /** By tax, in the order of the line's taxes; empty where none is due. */
  taxes: Array<{ key: string; amount: number }>
  tax: number
  gross: number
  /** Quantity times unit cost; null when the cost is not known. */
  cost: number | null
  /** Net less cost; null when the cost is not known. */
  margin: number | null
}

/** One tax over all lines that bear it. */
export interface TaxTotal {
  key: string
  name: string
  rate: number
  /** Net amount of the lines that bear it. */
  base: number
  amount: number
}

/** A document with its amounts: each is the sum of the lines'. */
export interface PricedDocument {
  lines: PricedLine[]
  listAmount: number
  lineDiscount: number
  wholeDiscount: number
  /** Share of the list amount that all discounts together take off; 0 when there is nothing to take off from. */
  discountShare: number
  net: number
  taxes: TaxTotal[]
  /** Net amount of the lines that bear no tax. */
  untaxed: number
  tax: number
  gross: number
  /** Over the lines whose cost is known; null when none is. */
  cost: number | null
  margin: number | null
  /** Margin over the net amount of the lines whose cost is known, 0–1 or below; null when that is nought or nothing is known. */
  marginShare: number | null
}
