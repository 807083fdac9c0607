import { addDays, dayAt, quoteLanguages } from '@regulars/model'
import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { nextNumber } from '../next-number.ts'
import { notReady, sentAlready } from './problems.ts'
import { type QuoteTerms, repriceQuote } from './reprice-quote.ts'

/** What the amounts follow from, by property. */
const pricing = ['pricesIncludeTax', 'taxRounding', 'taxTreatment', 'taxCountry', 'discountShare'] as const

/** What a customer reads, by property. */
const content = [
  ...pricing,
  'title',
  'contactId',
  'companyId',
  'currency',
  'validUntil',
  'language',
  'introduction',
  'terms',
  'termMonths',
  'noticeMonths',
  'renewal',
] as const

/** A new quote has a number, and what follows from the customer and the business is filled in. */
export const completeQuote: BeforeWrite = {
  object: 'quote',
  fields: [],
  async run(ctx, writes) {
    const { settings, clock } = ctx.services
    const today = dayAt(clock.now(), ctx.setting.timeZone)
    for (const { before, values } of writes) {
      if (before) continue
      const customer = await customerOf(ctx, values)
      values.number ??= await nextNumber(ctx, 'Q', today)
      values.currency ??= settings.get('currency')
      values.validUntil ??= addDays(today, settings.get('quoteValidDays'))
      values.terms ??= settings.get('quoteTerms')
      values.language ??= languageOf(customer.language ?? settings.get('locale'))
      values.taxCountry ??= customer.country
      values.contactId ??= customer.contactId
      values.companyId ??= customer.companyId
    }
  },
}

interface Customer {
  language: string | null
  country: string | null
  contactId: string | null
  companyId: string | null
}

/** Whom it is for, as far as contact, company or deal say. */
async function customerOf(ctx: Ctx, values: Record<string, unknown>): Promise<Customer> {
  const { contactId = null, companyId = null, dealId = null } = values as Record<string, string | undefined>
  const { rows } = await sql<Customer>`
    select contact.language, coalesce(company.country, contact.country) as country,
      contact.id as contact_id, company.id as company_id
    from (select) as one
    left join deal on deal.id = ${dealId} and deal.deleted_at is null
    left join contact on contact.id = coalesce(${contactId}::uuid, deal.contact_id) and contact.deleted_at is null
    left join company on company.id = coalesce(${companyId}::uuid, deal.company_id, contact.company_id)
      and company.deleted_at is null`.execute(ctx.db)
  return rows[0]!
}

/** The language of a tag when quotes can be written in it, else English. */
function languageOf(tag: string): string {
  const language = tag.slice(0, 2).toLowerCase()
  return Object.hasOwn(quoteLanguages, language) ? language : 'en'
}

/** What a customer may have read stays as it was. A currency is kept once there are lines: their prices would mean something else. */
export const keepSentQuote: BeforeWrite = {
  object: 'quote',
  fields: content,
  async run(ctx, writes) {
    for (const { id, before, values } of writes) {
      if (!before) continue
      const changed = content.filter(
        (property) => values[property] !== undefined && values[property] !== before[property],
      )
      if (changed.length > 0 && before.status !== 'draft') throw sentAlready(String(before.status))
      if (changed.includes('currency')) await refuseWithLines(ctx, id)
    }
  },
}

async function refuseWithLines(ctx: Ctx, quoteId: string): Promise<void> {
  const { rows } = await sql`
    select from quote_line where quote_id = ${quoteId} and deleted_at is null limit 1`.execute(ctx.db)
  if (rows.length > 0)
    throw notReady(
      'currency',
      'The currency stays as it is while the quote has lines: their prices are not converted.',
      'Remove the lines first, or write a new quote.',
    )
}

/** Amounts follow the terms. */
export const repriceChangedQuote: BeforeWrite = {
  object: 'quote',
  fields: pricing,
  async run(ctx, writes) {
    for (const write of writes)
      if (write.before) Object.assign(write.values, await repriceQuote(ctx, write.id, termsOf(write)))
  },
}

function termsOf({ before, values }: PendingWrite): QuoteTerms {
  const now = { ...before, ...values }
  return {
    pricesIncludeTax: now.pricesIncludeTax === true,
    taxRounding: now.taxRounding as QuoteTerms['taxRounding'],
    taxTreatment: now.taxTreatment as QuoteTerms['taxTreatment'],
    discountShare: now.discountShare as number | null,
    taxCountry: (now.taxCountry as string | null) ?? null,
  }
}
