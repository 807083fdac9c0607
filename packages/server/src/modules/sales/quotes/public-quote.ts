import { dayAt, type PricingTerms, type QuoteLanguage, type QuoteStatus, type Tax } from '@regulars/model'
import type { Services } from '../../../records/index.ts'
import { readDocument } from './document/read-document.ts'
import { noSuchQuote } from './problems.ts'
import { readQuote } from './read-quote.ts'

/** A quote as its customer sees it: nothing of costs, margins and people inside the business. */
export interface PublicQuote extends PricingTerms {
  number: string
  revision: number
  title: string
  status: QuoteStatus
  language: QuoteLanguage
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
  customer: readonly string[]
  business: {
    name: string
    letterhead: string | null
    color: string
    hasLogo: boolean
    person: string | null
  }
  lines: readonly PublicLine[]
}

/** A line of it, with what its price is worked out from, so that the page can do so live. */
export interface PublicLine {
  id: string
  name: string
  description: string | null
  quantity: number
  unit: string | null
  unitPrice: number
  discountShare: number | null
  taxes: readonly Tax[]
  period: 'once' | 'month' | 'year'
  optional: boolean
  alternative: boolean
  chosen: boolean
}

/**
 * The quote behind a link. One whose last day has passed says so, also before the hour in which it is settled.
 * @throws Problem `quote.not-found`, also for a link that never was
 */
export async function readPublicQuote(services: Services, token: string): Promise<PublicQuote> {
  const found = await readQuote({ db: services.db }, { token })
  if (!found || found.status === 'draft') throw noSuchQuote()
  const { quote, lines, customer, business, issuedOn } = await readDocument(
    { db: services.db, services },
    found.id,
  )
  const isOver =
    quote.validUntil !== null && quote.validUntil < dayAt(services.clock.now(), business.timeZone)
  const { number, revision, title, language, currency, introduction, terms, validUntil } = quote
  const { termMonths, noticeMonths, renewal } = quote
  const { pricesIncludeTax, taxRounding, taxTreatment, discountShare } = quote
  return {
    ...{ number, revision, title, language, currency, introduction, terms, validUntil, issuedOn, customer },
    ...{ pricesIncludeTax, taxRounding, taxTreatment, discountShare, termMonths, noticeMonths, renewal },
    status: quote.status === 'sent' && isOver ? 'expired' : quote.status,
    locale: business.locale,
    decidedAt: quote.decidedAt?.toISOString() ?? null,
    documentHash: quote.documentHash ?? '',
    business: {
      name: business.name,
      letterhead: business.letterhead,
      color: business.color,
      hasLogo: business.logo !== undefined,
      person: business.person?.name ?? null,
    },
    lines: lines.map(
      ({
        id,
        name,
        description,
        quantity,
        unit,
        unitPrice,
        discountShare: discount,
        taxes,
        period,
        optional,
        alternative,
        chosen,
      }) => ({
        ...{ id, name, description, quantity, unit, unitPrice, period, optional, alternative, chosen },
        discountShare: discount,
        taxes: taxes ?? [],
      }),
    ),
  }
}
