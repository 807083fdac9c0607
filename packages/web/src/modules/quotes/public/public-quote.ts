import {
  type LineToPrice,
  type PricedQuote,
  type PricingTerms,
  priceQuote,
  type QuoteStatus,
} from '@regulars/model'

/** A quote as its customer sees it: `GET /api/v1/public/quotes/:token`. */
export interface PublicQuote extends PricingTerms {
  number: string
  revision: number
  title: string
  status: QuoteStatus
  language: string
  locale: string
  currency: string
  introduction: string | null
  terms: string | null
  termMonths: number
  noticeMonths: number
  renewal: 'automatic' | 'quoted' | 'ends'
  issuedOn: string
  validUntil: string | null
  decidedAt: string | null
  documentHash: string
  customer: string[]
  business: {
    name: string
    letterhead: string | null
    color: string
    hasLogo: boolean
    person: string | null
  }
  lines: PublicLine[]
}

export interface PublicLine extends LineToPrice {
  id: string
  name: string
  description: string | null
  unit: string | null
  period: 'once' | 'month' | 'year'
  optional: boolean
  alternative: boolean
  chosen: boolean
}

/** What it comes to with the lines that are ticked. */
export function priceChosen(quote: PublicQuote, chosen: ReadonlySet<string>): PricedQuote {
  const lines = quote.lines.map((line) => ({ ...line, chosen: line.chosen || chosen.has(line.id) }))
  return priceQuote(lines, quote)
}

/** The language tag its figures are written by: as they are where the business is, when that speaks the language of the quote. */
export const tagOf = ({ language, locale }: Pick<PublicQuote, 'language' | 'locale'>): string =>
  locale.startsWith(language) ? locale : language
