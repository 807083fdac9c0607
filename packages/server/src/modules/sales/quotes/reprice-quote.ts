import { dayAt, type PricedQuote, type PricingTerms, priceQuote, quoteLine, type Tax } from '@regulars/model'
import { type Ctx, updateMany } from '../../../records/index.ts'
import { findTaxes } from '../catalogue/find-taxes.ts'
import { readLines, type StoredLine } from './read-quote.ts'

/** What the amounts of a quote follow from. */
export interface QuoteTerms extends PricingTerms {
  taxCountry: string | null
}

/** What a quote says of its amounts, by property. */
export type QuoteAmounts = Record<'net' | 'tax' | 'gross', number> & {
  margin: number | null
  totalDiscountShare: number
  /** An approval holds only for what was approved. */
  approvedAt: null
  approvedById: null
}

/**
 * Works out a quote anew: keeps what each line comes to, and answers with what the quote itself must then say.
 *
 * @param taxesFrom the rates that hold `today`, or those the quote was sent with, which are what the customer signs
 */
export async function repriceQuote(
  ctx: Ctx,
  quoteId: string,
  terms: QuoteTerms,
  taxesFrom: 'today' | 'as-sent' = 'today',
): Promise<QuoteAmounts> {
  const stored = await readLines(ctx, quoteId)
  const lines = taxesFrom === 'today' ? await withTaxes(ctx, stored, terms) : stored
  const { lines: priced, total } = priceQuote(lines, terms)
  await updateMany(
    ctx,
    quoteLine,
    lines.map(({ id, taxes }, index) => ({ id, values: { taxes, ...amountsOf(priced, index) } })),
    { trusted: true },
  )
  return {
    net: total.net,
    tax: total.tax,
    gross: total.gross,
    margin: total.margin,
    totalDiscountShare: total.discountShare,
    approvedAt: null,
    approvedById: null,
  }
}

function amountsOf(priced: PricedQuote['lines'], index: number) {
  const { net, tax, gross } = priced[index]!
  return { net, tax, gross }
}

/** Lines with the taxes of their classes as they hold today. */
async function withTaxes(
  ctx: Ctx,
  lines: readonly StoredLine[],
  { taxCountry }: QuoteTerms,
): Promise<Array<StoredLine & { taxes: Tax[] }>> {
  const today = dayAt(ctx.services.clock.now(), ctx.setting.timeZone)
  const taxes = await findTaxes(ctx, taxCountry, today)
  return lines.map((line) => ({
    ...line,
    taxes: (line.taxClassId === null ? undefined : taxes.get(line.taxClassId)) ?? [],
  }))
}
