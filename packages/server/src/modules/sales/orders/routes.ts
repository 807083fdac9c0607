import { order } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { answerWrite, ctxFor, recordAnswer, type Services } from '../../../records/index.ts'
import { readMoves } from './read-moves.ts'
import { returnGoods } from './return-goods.ts'
import { readFacts, readInvoice } from './ubl/order-facts.ts'
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
  document: z.enum(['order', 'invoice']),
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
      config: about('order.read', 'The order, or an invoice of it, as a UBL 2.1 document'),
      schema: { params, querystring: documents },
    },
    async ({ actor, params: { id }, query: { document, number } }, reply) => {
      const ctx = ctxFor(services, actorOf({ actor }))
      const facts = await readFacts(ctx, id)
      const { settings } = services
      const terms = { days: settings.get('paymentDays'), iban: settings.get('iban') }
      const invoice = document === 'invoice' ? await readInvoice(ctx, id, number) : undefined
      const name = (invoice?.number ?? facts.number).replace(/[^\w.-]+/g, '-')
      return reply
        .type('application/xml; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${name}.xml"`)
        .send(invoice ? writeInvoice(facts, invoice, terms) : writeOrder(facts))
    },
  )
}
