import { dayAt } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { findPrices } from '../catalogue/find-prices.ts'
import type { WrittenLine } from './write-lines.ts'

/** What is to be offered: a product, or something in one's own words. What is left out follows from the product. */
export interface WantedLine extends Partial<Omit<WrittenLine, 'id' | 'name' | 'unitPrice'>> {
  productId: string | null
  name?: string | null
  quantity: number
  /** Minor units; what price book or catalogue say when left out. */
  unitPrice?: number | null
}

/** For whom prices are looked up. */
export interface OfferedTo {
  priceBookId: string | null
  currency: string
  contactId: string | null
}

interface OfferedProduct {
  id: string
  name: string
  description: string | null
  unit: string | null
  taxClassId: string | null
  parts: { productId: string; name: string; quantity: number; unit: string | null }[]
}

/**
 * The lines that offer what is wanted. A bundle with a price is one line that says what is in it; one without is a line for each of its parts. What has no price in
 * this currency costs nought until somebody says what. Nine queries at most, however many lines.
 */
export async function offerLines(
  ctx: Ctx,
  wanted: readonly WantedLine[],
  to: OfferedTo,
): Promise<WrittenLine[]> {
  const first = await priced(ctx, wanted, to)
  const isUnfolded = ({ line, price, product }: PricedWant) =>
    price === undefined && line.unitPrice == null && (product?.parts.length ?? 0) > 0
  const parts = first.filter(isUnfolded).flatMap(partsOf)
  const ofParts = (await priced(ctx, parts, to)).values()
  return first.flatMap((each) =>
    isUnfolded(each) ? each.product!.parts.map(() => lineOf(ofParts.next().value!)) : [lineOf(each)],
  )
}

interface PricedWant {
  line: WantedLine
  product: OfferedProduct | undefined
  price: number | undefined
}

async function priced(ctx: Ctx, wanted: readonly WantedLine[], to: OfferedTo): Promise<PricedWant[]> {
  const items = wanted.flatMap(({ productId, quantity }) => (productId ? [{ productId, quantity }] : []))
  if (items.length === 0) return wanted.map((line) => ({ line, product: undefined, price: undefined }))
  const on = dayAt(ctx.services.clock.now(), ctx.setting.timeZone)
  const prices = (await findPrices(ctx, { items, on, ...to })).values()
  const products = await readProducts(
    ctx,
    items.map(({ productId }) => productId),
  )
  return wanted.map((line) => ({
    line,
    product: products.get(line.productId ?? ''),
    price: line.productId ? prices.next().value?.amount : undefined,
  }))
}

async function readProducts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, OfferedProduct>> {
  const { rows } = await sql<OfferedProduct>`
    select id, name, description, unit, tax_class_id, (
      select coalesce(jsonb_agg(jsonb_build_object('productId', other.id, 'name', other.name, 'quantity', part.quantity, 'unit', other.unit)
        order by part.position, part.id), '[]')
      from related_product as part join product as other on other.id = part.other_id and other.deleted_at is null
      where part.product_id = product.id and part.kind = 'part' and part.deleted_at is null
    ) as parts
    from product where id = any(${[...new Set(ids)]}::uuid[]) and deleted_at is null`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The parts of a bundle, as many as there are bundles; they are offered as the bundle is. */
function partsOf({ line, product }: PricedWant): WantedLine[] {
  const { discountShare, period, optional, alternative } = line
  return product!.parts.map(({ productId, quantity }, index) => ({
    productId,
    quantity: quantity * line.quantity,
    ...{ discountShare, period, optional },
    ...(index === 0 && alternative ? { alternative } : {}),
  }))
}

function lineOf({ line, product, price }: PricedWant): WrittenLine {
  return {
    ...line,
    productId: product ? line.productId : null,
    name: line.name || product?.name || 'Item',
    description: line.description || (product ? descriptionOf(product) : null),
    unit: line.unit ?? product?.unit ?? null,
    taxClassId: line.taxClassId ?? product?.taxClassId ?? null,
    unitPrice: line.unitPrice ?? price ?? 0,
  }
}

/** What it is, and what is in it. */
function descriptionOf({ description, parts }: OfferedProduct): string | null {
  const contents = parts.map(({ name, quantity, unit }) => `${quantity} ${unit ?? '×'} ${name}`)
  return [description?.trim(), ...contents].filter(Boolean).join('\n').slice(0, 5000) || null
}
