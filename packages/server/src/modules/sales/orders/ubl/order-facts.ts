import {
  company,
  contact,
  dayAt,
  order,
  orderLine,
  orderMark,
  type RowOf,
  type Tax,
  type TaxTreatment,
} from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, find, get, list } from '../../../../records/index.ts'
import { documentLacks } from '../problems.ts'
import { type LineTax, taxesOf } from './tax-categories.ts'

/** One side of a document. */
export interface Party {
  name: string
  street: string | null
  postcode: string | null
  city: string | null
  country: string | null
  vatNumber: string | null
  email: string | null
}

/** A line of a document; amounts in minor units. */
export interface DocumentLine {
  id: string
  position: number
  name: string
  productCode: string | null
  quantity: number
  unit: string | null
  net: number
  /** Undefined where the order does not tell its taxes. */
  taxes: LineTax[] | undefined
}

/** What a document about an order says. */
export interface OrderFacts {
  order: RowOf<typeof order>
  number: string
  placedOn: string
  seller: Party
  buyer: Party
  lines: DocumentLine[]
}

/** How many lines a document may have; beyond them it would be cut short without saying so, and is refused. */
const mostLines = 1000

/**
 * Gathers it, with the rights of whoever asks: what they may not see is not known.
 * @throws Problem `record.not-found`, or `order.document-lacks` naming what is missing
 */
export async function readFacts(ctx: Ctx, orderId: string): Promise<OrderFacts> {
  const found = await get(ctx, order, orderId)
  const { data: lines } = await list(ctx, orderLine, {
    filter: { field: 'order', op: 'is', value: orderId },
    sort: 'position',
    include: ['product'],
    limit: mostLines,
  })
  if (lines.length === 0) throw documentLacks('The order has no lines.', 'Add what was ordered first.')
  if (lines.length === mostLines)
    throw documentLacks(`Documents have fewer than ${mostLines} lines.`, 'Part the order.')
  const taxes = await taxesOfLines(ctx, lines)
  const treatment = (found.taxTreatment ?? null) as TaxTreatment | null
  return {
    order: found,
    number: found.number ?? found.id,
    placedOn: found.placedOn ?? dayAt(new Date(found.placedAt), ctx.setting.timeZone),
    seller: sellerOf(ctx),
    buyer: await buyerOf(ctx, found),
    lines: lines.map((line) =>
      lineOf({ ...(line as unknown as LineRow), taxes: taxes.get(line.id) ?? null }, treatment),
    ),
  }
}

/** The rates of lines that the actor has been found to see: plumbing that the generic reading leaves out. */
async function taxesOfLines(
  { db }: Ctx,
  lines: readonly { id: string }[],
): Promise<Map<string, readonly Tax[] | null>> {
  const { rows } = await sql<{ id: string; taxes: readonly Tax[] | null }>`
    select id, taxes from order_line where id = any(${lines.map(({ id }) => id)}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, taxes }) => [id, taxes]))
}

interface LineRow {
  id: string
  position: number
  description: string | null
  quantity: number
  unit: string | null
  amount: number
  /** Absent when the actor may not see it. */
  tax?: number | null
  taxes: readonly Tax[] | null
  product?: { name: string; code: string | null } | null
}

function lineOf(line: LineRow, treatment: TaxTreatment | null): DocumentLine {
  const { id, position, description, quantity, unit, product } = line
  return {
    ...{ id, position, quantity, unit },
    name: description ?? product?.name ?? `Line ${position}`,
    productCode: product?.code ?? null,
    net: line.amount - (line.tax ?? 0),
    taxes: taxesOf({ tax: line.tax ?? null, taxes: line.taxes }, treatment),
  }
}

function sellerOf({ services: { settings } }: Ctx): Party {
  return {
    name: settings.get('businessName'),
    street: settings.get('businessStreet'),
    postcode: settings.get('businessPostcode'),
    city: settings.get('businessCity'),
    country: settings.get('businessCountry'),
    vatNumber: settings.get('taxNumber'),
    email: settings.get('mailFrom')?.replace(/^.*<|>.*$/g, '') ?? null,
  }
}

/** The company it was for, or the person. */
async function buyerOf(ctx: Ctx, { companyId, contactId, country }: RowOf<typeof order>): Promise<Party> {
  const firm = companyId ? await find(ctx, company, companyId) : undefined
  const person = contactId ? await find(ctx, contact, contactId) : undefined
  const name = firm?.name ?? person?.name
  if (!name) throw documentLacks('The order is for nobody.', 'Say whose order it is first.', 'contactId')
  const at = firm?.street || firm?.city || firm?.country ? firm : (person ?? firm)
  return {
    name,
    street: at?.street ?? null,
    postcode: at?.postcode ?? null,
    city: at?.city ?? null,
    country: at?.country ?? country,
    vatNumber: firm?.vatNumber ?? null,
    email: firm?.email ?? person?.email ?? null,
  }
}

/** A part of a line that an invoice is about. */
export interface InvoicedPart {
  lineId: string
  /** How much of it was invoiced before. */
  before: number
  quantity: number
}

/** What one invoice of an order covers. */
export interface InvoiceFacts {
  number: string
  issuedOn: string
  parts: InvoicedPart[]
}

/**
 * The invoice of an order by its number; the last one when none is named.
 * @throws Problem `order.document-lacks` when nothing was invoiced under that number
 */
export async function readInvoice(ctx: Ctx, orderId: string, number?: string): Promise<InvoiceFacts> {
  const { data } = await list(ctx, orderMark, {
    filter: {
      all: [
        { field: 'order', op: 'is', value: orderId },
        { field: 'kind', op: 'is', value: 'invoiced' },
      ],
    },
    sort: 'on,createdAt',
    limit: mostLines,
  })
  const wanted = number ?? data.at(-1)?.reference
  const parts: InvoicedPart[] = []
  const passed = new Map<string, number>()
  let issuedOn: string | undefined
  for (const { lineId, quantity, reference, on } of data) {
    const before = passed.get(lineId) ?? 0
    passed.set(lineId, before + quantity)
    if (reference !== wanted) continue
    issuedOn = on
    parts.push({ lineId, before, quantity })
  }
  if (!wanted || !issuedOn)
    throw documentLacks(
      number ? `No invoice ${number} is noted on this order.` : 'Nothing of this order is noted as invoiced.',
      'Mark what is invoiced, with the number of the invoice, first.',
    )
  return { number: wanted, issuedOn, parts }
}

/** What a return gives back: of which order, and on which invoices it stood. */
export interface CreditedOrder {
  number: string | null
  invoices: { number: string; issuedOn: string }[]
}

/** The order that a return is of, with its invoices, as far as whoever asks may see them. */
export async function readCredited(ctx: Ctx, returnOrderId: string): Promise<CreditedOrder> {
  const { data: marks } = await list(ctx, orderMark, {
    filter: { field: 'returnOrder', op: 'is', value: returnOrderId },
    limit: 1,
  })
  const orderId = marks[0]?.orderId
  const original = orderId ? await find(ctx, order, orderId) : undefined
  if (!original) return { number: null, invoices: [] }
  const { data: invoiced } = await list(ctx, orderMark, {
    filter: {
      all: [
        { field: 'order', op: 'is', value: original.id },
        { field: 'kind', op: 'is', value: 'invoiced' },
      ],
    },
    sort: 'on,createdAt',
    limit: mostLines,
  })
  const days = new Map<string, string>()
  for (const { reference, on } of invoiced) if (reference && !days.has(reference)) days.set(reference, on)
  return {
    number: original.number ?? original.id,
    invoices: [...days].map(([number, issuedOn]) => ({ number, issuedOn })),
  }
}
