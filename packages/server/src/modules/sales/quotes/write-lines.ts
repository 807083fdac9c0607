import { quote, quoteLine } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, createMany, inChangeSet, removeMany, update, updateMany } from '../../../records/index.ts'
import { noSuchQuote, sentAlready, strangeLine } from './problems.ts'
import { readLines, readQuote, type StoredLine } from './read-quote.ts'
import { repriceQuote } from './reprice-quote.ts'

/** A line as it was written. What is left out of a known line stays; a new one takes it from its product. */
export interface WrittenLine {
  /** Of a line that is there already. */
  id?: string
  productId?: string | null
  name: string
  description?: string | null
  quantity: number
  unit?: string | null
  unitPrice: number
  unitCost?: number | null
  discountShare?: number | null
  taxClassId?: string | null
  period?: 'once' | 'month' | 'year'
  optional?: boolean
  /** Offered in place of the line above. */
  alternative?: boolean
}

/**
 * Gives a draft exactly these lines, in this order, and works its amounts out anew; all in one change set. Answers with the ids of the lines, in their order.
 *
 * @throws Problem `record.version-clash` when the quote has changed since, `quote.fixed` when it is no draft
 */
export async function writeLines(
  ctx: Ctx,
  quoteId: string,
  lines: readonly WrittenLine[],
  ifVersion: number | undefined,
): Promise<string[]> {
  return inChangeSet(ctx, { label: '' }, async (inside) => {
    inside.changeSet.label ||= 'Changed the lines of a quote'
    // Locks the quote and sees to it that whoever writes may change it.
    await update(inside, quote, quoteId, {}, ifVersion === undefined ? {} : { ifVersion })
    const stored = await readQuote(inside, { id: quoteId })
    if (!stored) throw noSuchQuote()
    if (stored.status !== 'draft') throw sentAlready(stored.status)
    const known = new Map((await readLines(inside, quoteId)).map((line) => [line.id, line]))
    const ids = await keepLines(inside, stored, lines, known)
    await update(inside, quote, quoteId, await repriceQuote(inside, quoteId, stored), { trusted: true })
    return ids
  })
}

async function keepLines(
  ctx: Ctx,
  { id: quoteId, currency }: { id: string; currency: string },
  lines: readonly WrittenLine[],
  known: ReadonlyMap<string, StoredLine>,
): Promise<string[]> {
  for (const [index, { id }] of lines.entries()) if (id && !known.has(id)) throw strangeLine(index)
  const costs = await costsOf(ctx, lines, currency)
  const placed = lines.map(({ id, ...values }, index) => ({ id, values: { ...values, position: index + 1 } }))
  const kept = placed.flatMap(({ id, values }) => (id ? [{ id, values }] : []))
  const gone = [...known.keys()].filter((id) => !kept.some((line) => line.id === id))
  await removeMany(ctx, quoteLine, gone, { trusted: true })
  await updateMany(ctx, quoteLine, kept, { trusted: true })
  const added = placed.filter(({ id }) => !id)
  const addedIds = await createMany(
    ctx,
    quoteLine,
    added.map(({ values }) => ({
      unitCost: costs.get(values.productId ?? '') ?? null,
      ...values,
      quoteId,
      currency,
    })),
    { trusted: true },
  )
  const fresh = addedIds.values()
  return lines.map(({ id }) => id ?? fresh.next().value!)
}

/** What the products of new lines cost us, so that the margin is known to those who may not see costs too: a bundle what its parts do, when nothing else is said. */
export async function costsOf(
  ctx: Ctx,
  lines: readonly Pick<WrittenLine, 'id' | 'productId'>[],
  currency: string,
): Promise<Map<string, number>> {
  const ids = lines.flatMap(({ id, productId }) => (id === undefined && productId ? [productId] : []))
  const { rows } = await sql<{ id: string; cost: number | null }>`
    select id, case when currency = ${currency} and cost is not null then cost else (
      select case when bool_and(other.cost is not null and other.currency = ${currency}) then round(sum(other.cost * part.quantity))::bigint end
      from related_product as part join product as other on other.id = part.other_id and other.deleted_at is null
      where part.product_id = product.id and part.kind = 'part' and part.deleted_at is null
    ) end as cost
    from product where id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.flatMap(({ id, cost }) => (cost === null ? [] : [[id, cost]])))
}
