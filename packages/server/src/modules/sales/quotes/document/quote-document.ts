import type { PricedQuote } from '@regulars/model'
import type { StoredLine, StoredQuote } from '../read-quote.ts'

/** Everything that stands on the paper of a quote. */
export interface QuoteDocument {
  quote: StoredQuote
  lines: readonly StoredLine[]
  priced: PricedQuote
  /** Day of the quote, `YYYY-MM-DD`. */
  issuedOn: string
  /** Name and address of the customer, line by line. */
  customer: readonly string[]
  business: {
    name: string
    letterhead: string | null
    taxNumber: string | null
    color: string
    logo: Buffer | undefined
    /** Who looks after the quote. */
    person: { name: string; email: string } | undefined
    timeZone: string
    /** Language tag that says how figures and days are written there. */
    locale: string
    paper: 'A4' | 'LETTER'
  }
  acceptance:
    | {
        signedBy: string
        signedAt: Date
        signature: readonly (readonly (readonly [number, number])[])[]
        documentHash: string
      }
    | undefined
}
