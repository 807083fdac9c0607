import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { completeAmount } from '../complete-order.ts'
import { currencyMismatch, dealClosed } from './problems.ts'

/** A product on a deal: named and priced as in the catalogue when nothing else is said, in the currency of the deal, and not once that is closed. */
export const completeDealProduct: BeforeWrite = {
  object: 'dealProduct',
  async run(ctx, writes) {
    const deals = await dealsOf(ctx, writes)
    const products = await productsOf(ctx, writes)
    for (const write of writes) {
      const deal = deals.get(String(write.values.dealId ?? write.before?.dealId))
      if (!deal) continue
      keepOpen(write, deal)
      completeCurrency(write, deal)
      completeFromCatalogue(write, products.get(String(write.values.productId)), deal)
      if (isPricedAnew(write)) completeAmount(write)
    }
  },
}

/** An amount that was told stays until price or quantity change. */
const isPricedAnew = ({ before, values }: PendingWrite): boolean =>
  !before || values.quantity !== undefined || values.unitPrice !== undefined

interface DealOfLine {
  id: string
  title: string
  status: 'open' | 'won' | 'lost'
  currency: string
}

interface ProductOfLine {
  id: string
  name: string
  price: number | null
  currency: string | null
}

const idsIn = (writes: readonly PendingWrite[], property: string): string[] => [
  ...new Set(
    writes.flatMap(({ before, values }) =>
      [values[property], before?.[property]].filter((id) => typeof id === 'string'),
    ),
  ),
]

async function dealsOf(ctx: Ctx, writes: readonly PendingWrite[]): Promise<Map<string, DealOfLine>> {
  const { rows } = await sql<DealOfLine>`
    select id, title, status, currency from deal
    where id = any(${idsIn(writes, 'dealId')}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

async function productsOf(ctx: Ctx, writes: readonly PendingWrite[]): Promise<Map<string, ProductOfLine>> {
  const { rows } = await sql<ProductOfLine>`
    select id, name, price::float8 as price, currency from product
    where id = any(${idsIn(writes, 'productId')}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

function keepOpen({ before, values }: PendingWrite, { title, status }: DealOfLine): void {
  if (status === 'open') return
  const worth = ['quantity', 'unitPrice', 'amount', 'currency'] as const
  if (!before || worth.some((field) => values[field] !== undefined && values[field] !== before[field]))
    throw dealClosed(title, status, 'dealId')
}

function completeCurrency({ before, values }: PendingWrite, deal: DealOfLine): void {
  if (!before) values.currency ??= deal.currency
  const written = values.currency ?? before?.currency
  if (written !== deal.currency)
    throw currencyMismatch(String(written), deal.currency, 'currency', 'Give the amount in that currency.')
}

function completeFromCatalogue(
  { before, values }: PendingWrite,
  product: ProductOfLine | undefined,
  deal: DealOfLine,
): void {
  if (!product) return
  values.description ??= before?.description ?? product.name
  const isPriced = typeof (values.unitPrice ?? values.amount ?? before?.unitPrice) === 'number'
  if (isPriced || product.price === null) return
  // A price without a currency of its own is in that of the business, which may not be the deal's.
  if (product.currency !== null && product.currency !== deal.currency) {
    const mend = `Say what it costs in ${deal.currency}.`
    throw currencyMismatch(product.currency, deal.currency, 'unitPrice', mend)
  }
  values.unitPrice = product.price
}
