import { type BookOfPrices, type PriceFound, type PriceRule, priceFor } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, selectedIds } from '../../../records/index.ts'

/** What is asked of the price books. */
export interface PricesQuestion {
  items: readonly { productId: string; quantity: number }[]
  priceBookId: string | null
  currency: string
  /** Day of the prices, `YYYY-MM-DD`. */
  on: string
  contactId: string | null
}

/** The price of one of each item, in the order asked; null where none is said in that currency. Four queries, however many items. */
export async function findPrices(ctx: Ctx, question: PricesQuestion): Promise<Array<PriceFound | null>> {
  const { items, priceBookId, currency, on } = question
  const productIds = [...new Set(items.map(({ productId }) => productId))]
  const [products, books] = [
    await readProducts(ctx, productIds),
    await readBooks(ctx, priceBookId, productIds),
  ]
  const segmentIds = await segmentsOf(ctx, question.contactId, [...books.values()])
  return items.map(({ productId, quantity }) => {
    const product = products.get(productId)
    if (!product) return null
    return priceFor({ product, quantity, on, currency, segmentIds }, priceBookId, books) ?? null
  })
}

interface StoredProduct {
  id: string
  price: number | null
  currency: string | null
  categoryIds: string[]
}

async function readProducts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, StoredProduct>> {
  const { rows } = await sql<StoredProduct>`
    select id, price, currency, array(
      with recursive above (id, parent_id, step) as (
        select id, parent_id, 1 from product_category where id = product.category_id
        union all
        select category.id, category.parent_id, step + 1
        from product_category as category join above on category.id = above.parent_id where step < 20
      ) select id from above order by step
    ) as category_ids
    from product where id = any(${[...ids]}::uuid[]) and deleted_at is null`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

interface StoredBook extends Omit<BookOfPrices, 'rules'> {
  rules: PriceRule[]
}

/** A book and those above it, each with the rules that may hold for the products. `union` ends a circle. */
async function readBooks(
  ctx: Ctx,
  bookId: string | null,
  productIds: readonly string[],
): Promise<Map<string, StoredBook>> {
  if (bookId === null) return new Map()
  const { rows } = await sql<StoredBook>`
    with recursive above (id) as (
      select ${bookId}::uuid
      union
      select parent_id from price_book join above on above.id = price_book.id where parent_id is not null
    )
    select id, name, parent_id, currency, valid_from::text, valid_until::text, round_to, (
      select coalesce(jsonb_agg(jsonb_build_object('productId', product_id, 'categoryId', category_id, 'segmentId', segment_id,
        'minQuantity', min_quantity, 'amount', amount, 'discountShare', discount_share)), '[]')
      from price where book_id = price_book.id and deleted_at is null
        and (product_id is null or product_id = any(${[...productIds]}::uuid[]))
    ) as rules
    from price_book join above using (id) where deleted_at is null`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which of the segments that rules ask for the contact is in. */
async function segmentsOf(
  ctx: Ctx,
  contactId: string | null,
  books: readonly StoredBook[],
): Promise<string[]> {
  if (contactId === null) return []
  const asked = books.flatMap(({ rules }) => rules.flatMap(({ segmentId }) => segmentId ?? []))
  const found: string[] = []
  for (const segmentId of new Set(asked)) {
    const members = await selectedIds(ctx, ctx.registry.object('contact'), { segment: segmentId })
    const { rows } = await sql`select where ${contactId}::uuid in (${members})`.execute(ctx.db)
    if (rows.length > 0) found.push(segmentId)
  }
  return found
}
