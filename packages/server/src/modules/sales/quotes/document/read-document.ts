import { dayAt, priceQuote } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx, Services } from '../../../../records/index.ts'
import { readLogo } from '../../logo.ts'
import { noSuchQuote } from '../problems.ts'
import { readLines, readQuote, type StoredQuote } from '../read-quote.ts'
import type { QuoteDocument } from './quote-document.ts'

/** Gathers what stands on the paper of a quote. Who asks has been found to be allowed to. */
export async function readDocument(ctx: Pick<Ctx, 'db' | 'services'>, id: string): Promise<QuoteDocument> {
  const quote = await readQuote(ctx, { id })
  if (!quote) throw noSuchQuote()
  const lines = await readLines(ctx, id)
  const { settings, clock } = ctx.services
  return {
    quote,
    lines,
    priced: priceQuote(lines, quote),
    issuedOn: dayAt(quote.sentAt ?? clock.now(), settings.get('timeZone')),
    customer: await customerLines(ctx, quote),
    business: await businessOf(ctx, quote),
    acceptance: await acceptanceOf(ctx, id),
  }
}

interface CustomerRow {
  person: string | null
  company: string | null
  vatNumber: string | null
  street: string | null
  postcode: string | null
  city: string | null
}

async function customerLines(
  { db }: Pick<Ctx, 'db'>,
  { contactId, companyId }: StoredQuote,
): Promise<string[]> {
  const { rows } = await sql<CustomerRow>`
    select contact.name as person, company.name as company, company.vat_number,
      coalesce(company.street, contact.street) as street, coalesce(company.postcode, contact.postcode) as postcode,
      coalesce(company.city, contact.city) as city
    from (select) as one left join contact on contact.id = ${contactId} left join company on company.id = ${companyId}`.execute(
    db,
  )
  const { person, company, vatNumber, street, postcode, city } = rows[0]!
  const place = [postcode, city].filter(Boolean).join(' ')
  return [company, person, street, place, vatNumber].filter((line): line is string => Boolean(line))
}

async function businessOf(
  { db, services }: Pick<Ctx, 'db' | 'services'>,
  { ownerId }: StoredQuote,
): Promise<QuoteDocument['business']> {
  const { settings } = services
  const { rows } = await sql<{ name: string; email: string }>`
    select name, email from app_user where id = ${ownerId} and active`.execute(db)
  return {
    name: settings.get('businessName'),
    letterhead: settings.get('letterhead'),
    taxNumber: settings.get('taxNumber'),
    color: settings.get('documentColor'),
    logo: await readLogo(services),
    person: rows[0],
    timeZone: settings.get('timeZone'),
    locale: settings.get('locale'),
    paper: /-(US|CA)$/.test(settings.get('locale')) ? 'LETTER' : 'A4',
  }
}

async function acceptanceOf({ db }: Pick<Ctx, 'db'>, quoteId: string): Promise<QuoteDocument['acceptance']> {
  const { rows } = await sql<NonNullable<QuoteDocument['acceptance']>>`
    select signed_by, signed_at, signature, document_hash from quote_acceptance where quote_id = ${quoteId}`.execute(
    db,
  )
  return rows[0]
}

/** The PDF of a quote as it was sent, from the file store; undefined before it is sent. */
export async function sentDocument(
  { files }: Pick<Services, 'files'>,
  { documentHash }: Pick<StoredQuote, 'documentHash'>,
) {
  return documentHash === null ? undefined : files.read(documentHash)
}
