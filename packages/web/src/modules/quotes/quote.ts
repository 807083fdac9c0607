import type { LineToPrice, PricingTerms, QuoteStatus, Tax } from '@regulars/model'
import type { Tone } from '../../ui/Pill.tsx'

/** A quote, as the API sends it. Money in minor units of its currency. */
export interface Quote extends PricingTerms {
  id: string
  number: string
  revision: number
  title: string
  contactId: string | null
  companyId: string | null
  dealId: string | null
  status: QuoteStatus
  currency: string
  priceBookId: string | null
  taxCountry: string | null
  validUntil: string | null
  language: string
  introduction: string | null
  terms: string | null
  termMonths: number
  noticeMonths: number
  renewal: 'automatic' | 'quoted' | 'ends'
  approvedAt: string | null
  sentAt: string | null
  viewedAt: string | null
  decidedAt: string | null
  declineReason: string | null
  replacesId: string | null
  version: number
}

/** How often a line is charged. */
export type LinePeriod = 'once' | 'month' | 'year'

/** A line of it. What one may not see is not there. */
export interface QuoteLine extends Omit<LineToPrice, 'taxes'> {
  id: string
  productId: string | null
  name: string
  description: string | null
  unit: string | null
  taxClassId: string | null
  taxes: Tax[] | null
  period: LinePeriod
  optional: boolean
  alternative: boolean
  chosen: boolean
}

/** A quote's state in a word. */
export const statusWords: Record<QuoteStatus, { word: string; tone: Tone }> = {
  draft: { word: 'Draft', tone: 'plain' },
  sent: { word: 'Sent', tone: 'accent' },
  accepted: { word: 'Accepted', tone: 'good' },
  declined: { word: 'Declined', tone: 'bad' },
  expired: { word: 'Expired', tone: 'attention' },
  replaced: { word: 'Replaced', tone: 'plain' },
}

/** How many lines a quote can have. */
export const mostLines = 200
