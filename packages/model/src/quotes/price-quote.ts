import { priceDocument } from '../pricing/price-document.ts'
import type {
  LineToPrice,
  PricedDocument,
  PricedLine,
  PricingTerms,
  Tax,
} from '../pricing/priced-document.ts'

/** A line of a quote before it is priced. */
export interface QuoteLineToPrice extends Omit<LineToPrice, 'taxes'> {
  taxes: readonly Tax[] | null
  /** Counts only when chosen. */
  optional: boolean
  chosen: boolean
}

/** A quote with its amounts. */
export interface PricedQuote {
  /** Every line in the order given; an optional line that is not chosen shows what it would come to. */
  lines: PricedLine[]
  /** Over the lines that count. */
  total: PricedDocument
}

/** Whether a line is part of what the quote comes to. */
export const counts = ({ optional, chosen }: Pick<QuoteLineToPrice, 'optional' | 'chosen'>): boolean =>
  !optional || chosen

/** Prices a quote: the lines that count together, each optional line that is not chosen by itself. The same code runs on the server and live on the screen. */
export function priceQuote(lines: readonly QuoteLineToPrice[], terms: PricingTerms): PricedQuote {
  const ready = lines.map((line) => ({ ...line, taxes: line.taxes ?? [] }))
  const total = priceDocument(ready.filter(counts), terms)
  const counted = total.lines.values()
  return {
    lines: ready.map((line) =>
      counts(line) ? counted.next().value! : priceDocument([line], terms).lines[0]!,
    ),
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
