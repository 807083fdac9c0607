import { divideRounded, millionths, minorUnits, one, toNumber } from './exact.ts'

/** A price book as prices are looked up in it. */
export interface BookOfPrices {
  id: string
  name: string
  /** Where a price is looked up that this book does not say. */
  parentId: string | null
  currency: string
  /** First and last day on which it holds, `YYYY-MM-DD`; null = without end. */
  validFrom: string | null
  validUntil: string | null
  /** Worked-out prices are rounded to a multiple of so many minor units; null = not. */
  roundTo: number | null
  rules: readonly PriceRule[]
}

/** One line of a price book: for a product, a category with all below it, or everything; from a quantity on; for a segment or everybody. */
export interface PriceRule {
  productId: string | null
  categoryId: string | null
  segmentId: string | null
  minQuantity: number
  /** The price itself, minor units … */
  amount: number | null
  /** … or a share off the price of the parent, or of the catalogue without one. Negative = on top. */
  discountShare: number | null
}

/** What is to be priced, for whom and when. */
export interface PriceQuestion {
  product: {
    id: string
    /** The price of the catalogue and its currency. */
    price: number | null
    currency: string | null
    /** Its category and those above, nearest first. */
    categoryIds: readonly string[]
  }
  quantity: number
  /** Day of the price, `YYYY-MM-DD`. */
  on: string
  /** The segments the customer is in. */
  segmentIds: readonly string[]
  currency: string
}

/** A price and where it stands. `book` null = in the catalogue. */
export interface PriceFound {
  amount: number
  book: string | null
}

/**
 * The price of one, by a book and its parents: the closest rule that holds for product, customer, day and quantity; what no book says stands in the catalogue.
 *
 * @returns undefined when nothing says a price in that currency
 * @throws RangeError naming the books, when they go round in a circle
 */
export function priceFor(
  question: PriceQuestion,
  bookId: string | null,
  booksById: ReadonlyMap<string, BookOfPrices>,
): PriceFound | undefined {
  const circle = bookId === null ? undefined : bookCircleFrom(bookId, booksById)
  if (circle) throw new RangeError(bookCircleSentence(circle))
  return lookUp(question, bookId, booksById)
}

function lookUp(
  question: PriceQuestion,
  bookId: string | null,
  booksById: ReadonlyMap<string, BookOfPrices>,
): PriceFound | undefined {
  const { product, currency } = question
  const book = bookId === null ? undefined : booksById.get(bookId)
  if (!book)
    return product.price !== null && product.currency === currency
      ? { amount: product.price, book: null }
      : undefined
  const rule = isValid(book, question) ? closestRule(book.rules, question) : undefined
  if (rule?.amount != null) return { amount: rule.amount, book: book.name }
  const above = lookUp(question, book.parentId, booksById)
  if (!above || rule?.discountShare == null) return above
  return { amount: takeOff(above.amount, rule.discountShare, book.roundTo), book: book.name }
}

const isValid = (book: BookOfPrices, { on, currency }: PriceQuestion): boolean =>
  book.currency === currency &&
  (book.validFrom === null || book.validFrom <= on) &&
  (book.validUntil === null || on <= book.validUntil)

/** The product itself before its category before everything; a segment before everybody; then the largest quantity that is reached. */
function closestRule(rules: readonly PriceRule[], question: PriceQuestion): PriceRule | undefined {
  const { product, quantity, segmentIds } = question
  const distance = ({ productId, categoryId }: PriceRule): number => {
    if (productId !== null) return productId === product.id ? 0 : -1
    if (categoryId === null) return product.categoryIds.length + 1
    const step = product.categoryIds.indexOf(categoryId)
    return step < 0 ? -1 : step + 1
  }
  const fitting = rules.filter(
    (rule) =>
      distance(rule) >= 0 &&
      rule.minQuantity <= quantity &&
      (rule.segmentId === null || segmentIds.includes(rule.segmentId)),
  )
  return fitting.toSorted(
    (a, b) =>
      distance(a) - distance(b) ||
      Number(a.segmentId === null) - Number(b.segmentId === null) ||
      b.minQuantity - a.minQuantity ||
      (a.amount ?? 0) - (b.amount ?? 0),
  )[0]
}

function takeOff(price: number, share: number, roundTo: number | null): number {
  const step = BigInt(roundTo === null || roundTo < 1 ? 1 : roundTo)
  const exact = minorUnits(price) * (one - millionths(share))
  return toNumber(divideRounded(exact, one * step) * step)
}

/** The names of the books that lead from one back to itself, or undefined when its parents end. */
export function bookCircleFrom(
  bookId: string,
  booksById: ReadonlyMap<string, Pick<BookOfPrices, 'name' | 'parentId'>>,
): string[] | undefined {
  const seen = new Map<string, string>()
  for (let id: string | null = bookId; id !== null; ) {
    const book = booksById.get(id)
    if (!book) return undefined
    if (seen.has(id)) return [...seen].slice([...seen.keys()].indexOf(id)).map(([, name]) => name)
    seen.set(id, book.name)
    id = book.parentId
  }
  return undefined
}

/** A circle as a sentence. */
export function bookCircleSentence(names: readonly string[]): string {
  const way = [...names, names[0]!].map((name) => `“${name}”`).join(' → ')
  return `These price books go round in a circle: ${way}.`
}
