import { addDays, dayAt, quote, quoteTemplate } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, createMany, get, inChangeSet, update } from '../../../records/index.ts'
import { offerLines, type WantedLine } from './offer-lines.ts'
import { noSuchQuote } from './problems.ts'
import { readLines, readQuote } from './read-quote.ts'
import { writeLines } from './write-lines.ts'

interface StoredTemplate {
  name: string
  currency: string
  language: string | null
  validDays: number | null
  termMonths: number | null
  noticeMonths: number | null
  renewal: string | null
  discountShare: number | null
  introduction: string | null
  terms: string | null
}

/** What a quote and a template both say, by property. */
const shared = [
  'language',
  'termMonths',
  'noticeMonths',
  'renewal',
  'discountShare',
  'introduction',
  'terms',
] as const

/**
 * Lets a draft begin with a template: its lines come after those that are there, at the prices of the day for this customer, and what it says of terms and words takes the
 * place of what the quote said. What the template leaves empty stays. One change set, so one undo takes it back.
 *
 * @throws Problem `quote.fixed` when it is no draft; `quote.too-many-lines`; `record.not-found`
 */
export async function applyTemplate(ctx: Ctx, quoteId: string, templateId: string): Promise<void> {
  await get(ctx, quoteTemplate, templateId)
  await inChangeSet(ctx, { label: '' }, async (inside) => {
    const template = await readTemplate(inside, templateId)
    inside.changeSet.label ||= `Took the template “${template.name}”`
    const said = shared.flatMap((key) => (template[key] === null ? [] : [[key, template[key]] as const]))
    const today = dayAt(inside.services.clock.now(), inside.setting.timeZone)
    const until = template.validDays === null ? {} : { validUntil: addDays(today, template.validDays) }
    await update(inside, quote, quoteId, { ...Object.fromEntries(said), ...until })
    const stored = await readQuote(inside, { id: quoteId })
    if (!stored) throw noSuchQuote()
    const wanted = await wantedLines(inside, templateId, template.currency === stored.currency)
    const kept = (await readLines(inside, quoteId)).map(({ id, name, quantity, unitPrice }) => ({
      ...{ id, name, quantity, unitPrice },
    }))
    await writeLines(inside, quoteId, [...kept, ...(await offerLines(inside, wanted, stored))], undefined)
  })
}

async function readTemplate(ctx: Ctx, id: string): Promise<StoredTemplate> {
  const { rows } = await sql<StoredTemplate>`
    select name, currency, language, valid_days::integer, term_months::integer, notice_months::integer, renewal, discount_share,
      introduction, terms
    from quote_template where id = ${id}`.execute(ctx.db)
  return rows[0]!
}

/** Prices are not converted: on a quote in another currency they are looked up, or nought. */
async function wantedLines(ctx: Ctx, templateId: string, isSameCurrency: boolean): Promise<WantedLine[]> {
  const { rows } = await sql<WantedLine>`
    select product_id, name, description, quantity, unit, unit_price, discount_share, tax_class_id, period, optional, alternative
    from quote_template_line where template_id = ${templateId} and deleted_at is null order by position, id limit 200`.execute(
    ctx.db,
  )
  return isSameCurrency ? rows : rows.map((row) => ({ ...row, unitPrice: null }))
}

/** Keeps a quote as a template: its lines, with the prices that are its own, its terms and its words. Answers with the id of the template. */
export async function keepAsTemplate(ctx: Ctx, quoteId: string, name: string): Promise<string> {
  await get(ctx, quote, quoteId)
  return inChangeSet(ctx, { label: `Kept a quote as the template “${name}”` }, async (inside) => {
    const stored = await readQuote(inside, { id: quoteId })
    if (!stored) throw noSuchQuote()
    const { currency } = stored
    const said = Object.fromEntries(shared.map((key) => [key, stored[key] ?? null]))
    const templateId = await create(inside, quoteTemplate, { ...said, name, currency })
    const lines = await readLines(inside, quoteId)
    const standard = await offerLines(
      inside,
      lines.map(({ productId, quantity }) => ({ productId, quantity })),
      { priceBookId: stored.priceBookId, currency, contactId: stored.contactId },
    )
    // Lines whose price is that of the day follow the catalogue from now on.
    const isStandard = (index: number) =>
      standard.length === lines.length &&
      lines[index]!.productId !== null &&
      standard[index]!.unitPrice === lines[index]!.unitPrice
    const rows = lines.map((line, index) => ({
      ...keptLine(line, index),
      templateId,
      unitPrice: isStandard(index) ? null : line.unitPrice,
    }))
    await createMany(inside, inside.registry.object('quoteTemplateLine'), rows)
    return templateId
  })
}

function keptLine(line: Awaited<ReturnType<typeof readLines>>[number], index: number) {
  const { productId, name, description, quantity, unit, discountShare, taxClassId, period, optional } = line
  return {
    ...{ productId, name, description, quantity, unit, discountShare, taxClassId, period, optional },
    alternative: line.alternative,
    position: index + 1,
  }
}
