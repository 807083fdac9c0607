import { priceDocument } from '../pricing/price-document.ts'
import type {
  LineToPrice,
  PricedDocument,
  PricedLine,
  PricingTerms,
  Tax,
} from '../pricing/priced-document.ts'
import { type ChoiceLine, countedLines } from './choices.ts'

/** A line of a quote before it is priced. */
export interface QuoteLineToPrice extends Omit<LineToPrice, 'taxes'>, ChoiceLine {
  taxes: readonly Tax[] | null
}

/** A quote with its amounts. */
export interface PricedQuote {
  /** Every line in the order given; one that does not count shows what it would come to. */
  lines: PricedLine[]
  /** Over the lines that count. */
  total: PricedDocument
}

/** Prices a quote: the lines that count together, every other by itself. The same code runs on the server and live on the screen. */
export function priceQuote(lines: readonly QuoteLineToPrice[], terms: PricingTerms): PricedQuote {
  const ready = lines.map((line) => ({ ...line, taxes: line.taxes ?? [] }))
  const counted = countedLines(ready)
  const total = priceDocument(counted, terms)
  const amounts = new Map(counted.map((line, index) => [line, total.lines[index]!]))
  return {
    lines: ready.map((line) => amounts.get(line) ?? priceDocument([line], terms).lines[0]!),
    total,
  }
}

/** The largest discount on a quote, as far as approval goes: on the whole, or on any single line. */
export function largestDiscount(
  lines: readonly Pick<QuoteLineToPrice, 'discountShare'>[],
  total: Pick<PricedDocument, 'discountShare'>,
): number {
  return Math.max(total.discountShare, ...lines.map(({ discountShare }) => discountShare ?? 0))
}
