import { order } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { answerWrite, type Ctx, ctxFor, recordAnswer, type Services } from '../../../records/index.ts'
import { readMoves } from './read-moves.ts'
import { returnGoods } from './return-goods.ts'
import { type OrderFacts, readCredited, readFacts, readInvoice } from './ubl/order-facts.ts'
import { writeCreditNote } from './ubl/write-credit-note.ts'
import { writeInvoice } from './ubl/write-invoice.ts'
import { writeOrder } from './ubl/write-order.ts'

const base = '/api/v1/orders/:id'
const params = z.strictObject({ id: z.uuid() })
const returned = z.strictObject({
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), quantity: z.number() }))
    .min(1, 'Say what came back.')
    .max(200)
    .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, {
      error: 'names a line twice; put its quantities together',
    }),
  reason: z.string().trim().max(500).nullable().optional(),
})
const documents = z.strictObject({
  document: z.enum(['order', 'invoice', 'credit-note']),
  number: z.string().max(100).optional().describe('Of the invoice; without it, the last one.'),
})

/** What the generic routes of orders cannot say. */
export function addOrderRoutes(app: App, services: Services): void {
  const about = (permission: string, summary: string) => ({ permission, summary, tag: 'orders' })
  app.get(
    `${base}/moves`,
    {
      config: about('order.read', 'Where an order stands, who moved it when, and where it may go'),
      schema: { params },
    },
    ({ actor, params: { id } }) => readMoves(ctxFor(services, actorOf({ actor })), id),
  )
  app.post(
    `${base}/returns`,
    {
      config: about('order.create', 'Note what came back of an order, as an order below zero'),
      schema: { params, body: returned },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const id = await returnGoods(ctx, request.params.id, request.body)
        return { status: 201, body: (after) => recordAnswer(after, order, id) }
      }),
  )
  app.get(
    `${base}/ubl`,
    {
      config: about(
        'order.read',
        'The order, an invoice of it, or the credit note of a return, as a UBL 2.1 document',
      ),
      schema: { params, querystring: documents },
    },
    async ({ actor, params: { id }, query: { document, number } }, reply) => {
      const ctx = ctxFor(services, actorOf({ actor }))
      const facts = await readFacts(ctx, id)
      const written = await writers[document](ctx, facts, number)
      const name = (written.number ?? facts.number).replace(/[^\w.-]+/g, '-')
      return reply
        .type('application/xml; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${name}.xml"`)
        .send(written.xml)
    },
  )
}

interface Written {
  xml: string
  /** Of the document, where it has one of its own. */
  number?: string
}

/** How each document is written. A further one is one entry. */
const writers: Record<
  z.infer<typeof documents>['document'],
  (ctx: Ctx, facts: OrderFacts, number?: string) => Promise<Written> | Written
> = {
  order: (_ctx, facts) => ({ xml: writeOrder(facts) }),
  async invoice(ctx, facts, number) {
    const { settings } = ctx.services
    const terms = { days: settings.get('paymentDays'), iban: settings.get('iban') }
    const invoice = await readInvoice(ctx, facts.order.id, number)
    return { xml: writeInvoice(facts, invoice, terms), number: invoice.number }
  },
  'credit-note': async (ctx, facts) => ({
    xml: writeCreditNote(facts, await readCredited(ctx, facts.order.id)),
  }),
}
