import { quote } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import {
  answerWrite,
  ctxFor,
  get,
  recordAnswer,
  type Services,
  versionAsked,
} from '../../../records/index.ts'
import { approveQuote } from './approve-quote.ts'
import { addBeginningRoutes } from './beginning-routes.ts'
import { drawQuote } from './document/draw-quote.ts'
import { readDocument, sentDocument } from './document/read-document.ts'
import { noSuchQuote } from './problems.ts'
import { quoteLink } from './quote-link.ts'
import { readQuote } from './read-quote.ts'
import { reviseQuote } from './revise-quote.ts'
import { sendQuote } from './send-quote.ts'
import { writeLines } from './write-lines.ts'

const params = z.strictObject({ id: z.uuid() })
const share = z.number().min(0).max(1)
const amount = z.int().min(0)

/** The fields of a line as the editor writes them; negative quantities and prices are refused. */
const line = z.strictObject({
  id: z.uuid().optional(),
  productId: z.uuid().nullable().optional(),
  name: z.string().trim().min(1, 'A line needs a name.').max(500),
  description: z.string().max(5000).nullable().optional(),
  quantity: z.number().min(0, 'A quantity is nought or more.').max(1_000_000_000),
  unit: z.string().max(30).nullable().optional(),
  unitPrice: amount.max(1_000_000_000_000),
  unitCost: amount.max(1_000_000_000_000).nullable().optional(),
  discountShare: share.nullable().optional(),
  taxClassId: z.uuid().nullable().optional(),
  period: z.enum(['once', 'month', 'year']).optional(),
  optional: z.boolean().optional(),
  alternative: z.boolean().optional().describe('Offered in place of the line above.'),
})

const base = '/api/v1/quotes/:id'

/** The verbs of quotes; list, get, create and update are generic. */
export function addQuoteRoutes(app: App, services: Services): void {
  const config = (permission: string, summary: string) => ({ permission, summary, tag: 'quotes' })
  app.put(
    `${base}/lines`,
    {
      config: config('quote.update', 'Write the lines of a draft, all of them, in their order'),
      schema: { params, body: z.strictObject({ lines: z.array(line).max(200) }) },
    },
    (request, reply) => {
      const { id } = request.params
      return answerWrite(services, request, reply, async (ctx) => {
        const lineIds = await writeLines(ctx, id, request.body.lines, versionAsked(request))
        return {
          status: 200,
          body: async (after) =>
            `{"quote":${await recordAnswer(after, quote, id)},"lineIds":${JSON.stringify(lineIds)}}`,
        }
      })
    },
  )
  app.post(
    `${base}/send`,
    {
      config: config('quote.update', 'Send it: from now on its link works and it stays as it is'),
      schema: { params, body: z.strictObject({ mail: z.boolean() }) },
    },
    (request, reply) => {
      const { id } = request.params
      return answerWrite(services, request, reply, async (ctx) => {
        await sendQuote(ctx, id, request.body)
        return { status: 200, body: (after) => recordAnswer(after, quote, id) }
      })
    },
  )
  app.post(
    `${base}/revise`,
    { config: config('quote.create', 'Make a new version of it'), schema: { params } },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const id = await reviseQuote(ctx, request.params.id)
        return { status: 201, body: (after) => recordAnswer(after, quote, id) }
      }),
  )
  app.post(
    `${base}/approve`,
    { config: config('quote.approve', 'Approve its discounts'), schema: { params } },
    (request, reply) => {
      const { id } = request.params
      return answerWrite(services, request, reply, async (ctx) => {
        await approveQuote(ctx, id)
        return { status: 200, body: (after) => recordAnswer(after, quote, id) }
      })
    },
  )
  addBeginningRoutes(app, services)
  addReadingRoutes(app, services, config)
}

function addReadingRoutes(
  app: App,
  services: Services,
  config: (permission: string, summary: string) => { permission: string },
): void {
  app.get(
    `${base}/link`,
    { config: config('quote.read', 'The customer’s link; null before it is sent'), schema: { params } },
    async (request) => {
      const ctx = ctxFor(services, actorOf(request))
      await get(ctx, quote, request.params.id)
      const stored = await readQuote(ctx, request.params)
      return { link: stored?.token ? quoteLink(services, stored.token) : null }
    },
  )
  app.get(
    `${base}/document.pdf`,
    {
      config: config(
        'quote.read',
        'The quote as a PDF: as it was sent, as it would be now, or as it was signed',
      ),
      schema: { params },
    },
    async (request, reply) => {
      const ctx = ctxFor(services, actorOf(request))
      await get(ctx, quote, request.params.id)
      const stored = await readQuote(ctx, request.params)
      if (!stored) throw noSuchQuote()
      const sent = stored.status === 'accepted' ? undefined : await sentDocument(services, stored)
      reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', `inline; filename="${stored.number}.pdf"`)
      return reply.send(sent ?? (await drawQuote(await readDocument(ctx, stored.id))))
    },
  )
}
