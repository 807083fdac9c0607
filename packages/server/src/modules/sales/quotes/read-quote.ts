import type { PricingTerms, QuoteLanguage, QuoteStatus, RecurringPeriod, Tax } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/** A quote as its verbs work with it. */
export interface StoredQuote extends PricingTerms {
  id: string
  number: string
  revision: number
  title: string
  status: QuoteStatus
  contactId: string | null
  companyId: string | null
  dealId: string | null
  ownerId: string | null
  priceBookId: string | null
  currency: string
  taxCountry: string | null
  validUntil: string | null
  language: QuoteLanguage
  introduction: string | null
  terms: string | null
  termMonths: number
  noticeMonths: number
  renewal: 'automatic' | 'quoted' | 'ends'
  renewsId: string | null
  net: number
  tax: number
  gross: number
  totalDiscountShare: number | null
  approvedAt: Date | null
  sentAt: Date | null
  viewedAt: Date | null
  decidedAt: Date | null
  token: string | null
  documentHash: string | null
  version: number
}

/** A line of it. */
export interface StoredLine {
  id: string
  position: number
  productId: string | null
  name: string
  description: string | null
  quantity: number
  unit: string | null
  unitPrice: number
  unitCost: number | null
  discountShare: number | null
  taxClassId: string | null
  taxes: Tax[] | null
  period: 'once' | RecurringPeriod
  optional: boolean
  alternative: boolean
  chosen: boolean
  net: number
  tax: number
  gross: number
}

/** Reads a quote whatever the rights of who asks; undefined when there is none. */
export async function readQuote(
  { db }: Pick<Ctx, 'db'>,
  by: { id: string } | { token: string },
): Promise<StoredQuote | undefined> {
  const which = 'id' in by ? sql`id = ${by.id}` : sql`token = ${by.token}`
  const { rows } = await sql<StoredQuote>`
    select id, number, revision, title, status, contact_id, company_id, deal_id, owner_id, price_book_id, currency, prices_include_tax, tax_rounding,
      tax_treatment, tax_country, discount_share, valid_until::text, language, introduction, terms, term_months, notice_months, renewal, renews_id,
      net, tax, gross, total_discount_share, approved_at, sent_at, viewed_at, decided_at,
      token, document_hash, version
    from quote where ${which} and deleted_at is null`.execute(db)
  return rows[0]
}

/** The lines of a quote, in their order. */
export async function readLines({ db }: Pick<Ctx, 'db'>, quoteId: string): Promise<StoredLine[]> {
  const { rows } = await sql<StoredLine>`
    select id, position, product_id, name, description, quantity, unit, unit_price, unit_cost, discount_share, tax_class_id, taxes, period,
      optional, alternative, chosen, net, tax, gross
    from quote_line where quote_id = ${quoteId} and deleted_at is null order by position, id`.execute(db)
  return rows
}

/** Holds a quote against changes by others until the transaction ends. */
export async function lockQuote({ db }: Pick<Ctx, 'db'>, id: string): Promise<void> {
  await sql`select from quote where id = ${id} for no key update`.execute(db)
}
