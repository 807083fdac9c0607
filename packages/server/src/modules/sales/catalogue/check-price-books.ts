import { bookCircleFrom, bookCircleSentence } from '@regulars/model'
import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { badPrice, booksInCircle, parentInOtherCurrency } from './problems.ts'

interface StoredBook {
  id: string
  name: string
  parentId: string | null
  currency: string
}

/** Price books never lead back to themselves, and look prices up only in books of their own currency. */
export const checkPriceBooks: BeforeWrite = {
  object: 'priceBook',
  fields: ['parentId', 'currency'],
  async run(ctx, writes) {
    // One at a time, so that two changes at once cannot close a circle between them.
    await sql`select pg_advisory_xact_lock(hashtext('price books'))`.execute(ctx.db)
    const books = await allBooks(ctx)
    for (const write of writes) books.set(write.id, asWritten(write))
    for (const { id } of writes) {
      const circle = bookCircleFrom(id, books)
      if (circle) throw booksInCircle(bookCircleSentence(circle))
      for (const book of books.values()) refuseOtherCurrency(book, books, id)
    }
  },
}

function refuseOtherCurrency(
  book: StoredBook,
  books: ReadonlyMap<string, StoredBook>,
  changed: string,
): void {
  const parent = book.parentId === null ? undefined : books.get(book.parentId)
  if (!parent || (book.id !== changed && parent.id !== changed)) return
  if (parent.currency !== book.currency) throw parentInOtherCurrency(book, parent)
}

async function allBooks(ctx: Ctx): Promise<Map<string, StoredBook>> {
  const { rows } = await sql<StoredBook>`
    select id, name, parent_id, currency from price_book where deleted_at is null`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

function asWritten({ id, before, values }: PendingWrite): StoredBook {
  const now = { ...before, ...values }
  return {
    id,
    name: String(now.name ?? ''),
    parentId: (now.parentId as string | null | undefined) ?? null,
    currency: String(now.currency ?? ''),
  }
}

/** A price is in the currency of its book; it says either an amount or a discount, for either a product or a category. */
export const checkPrices: BeforeWrite = {
  object: 'price',
  fields: ['bookId', 'amount', 'discountShare', 'productId', 'categoryId'],
  async run(ctx, writes) {
    const books = await allBooks(ctx)
    for (const { before, values } of writes) {
      const now = { ...before, ...values }
      const book = books.get(String(now.bookId))
      if (book) values.currency = book.currency
      if ((now.amount ?? null) === null && (now.discountShare ?? null) === null)
        throw badPrice('amount', 'A price needs an amount or a discount.')
      if ((now.amount ?? null) !== null && (now.discountShare ?? null) !== null)
        throw badPrice('discountShare', 'A price has an amount or a discount, not both.')
      if (now.productId && now.categoryId)
        throw badPrice('categoryId', 'A price is for a product or for a category, not both.')
    }
  },
}
