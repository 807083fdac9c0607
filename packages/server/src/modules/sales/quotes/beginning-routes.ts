import { product, quote, quoteTemplate } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import {
  answerWrite,
  ctxFor,
  isHidden,
  recordAnswer,
  requireRead,
  type Services,
} from '../../../records/index.ts'
import { applyTemplate, keepAsTemplate } from './apply-template.ts'
import { offerLines } from './offer-lines.ts'
import { quoteDeal } from './quote-deal.ts'
import { costsOf } from './write-lines.ts'

const params = z.strictObject({ id: z.uuid() })

/** What a quote begins with: a deal, a template, products. */
export function addBeginningRoutes(app: App, services: Services): void {
  app.post(
    '/api/v1/deals/:id/quote',
    {
      config: {
        permission: 'quote.create',
        tag: 'deals',
        summary: 'Begin a quote for it, with its products',
      },
      schema: { params, body: z.strictObject({ templateId: z.uuid().nullable().optional() }) },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const id = await quoteDeal(ctx, request.params.id, request.body.templateId ?? null)
        return { status: 201, body: (after) => recordAnswer(after, quote, id) }
      }),
  )
  app.post(
    '/api/v1/quotes/:id/apply-template',
    {
      config: { permission: 'quote.update', tag: 'quotes', summary: 'Let a draft begin with a template' },
      schema: { params, body: z.strictObject({ templateId: z.uuid() }) },
    },
    (request, reply) => {
      const { id } = request.params
      return answerWrite(services, request, reply, async (ctx) => {
        await applyTemplate(ctx, id, request.body.templateId)
        return { status: 200, body: (after) => recordAnswer(after, quote, id) }
      })
    },
  )
  app.post(
    '/api/v1/quotes/:id/keep-as-template',
    {
      config: {
        permission: 'quoteTemplate.create',
        tag: 'quotes',
        summary: 'Keep its lines and terms as a template',
      },
      schema: { params, body: z.strictObject({ name: z.string().trim().min(1).max(200) }) },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const id = await keepAsTemplate(ctx, request.params.id, request.body.name)
        return { status: 201, body: (after) => recordAnswer(after, quoteTemplate, id) }
      }),
  )
  addOfferRoute(app, services)
}

const wanted = z.strictObject({
  items: z.array(z.strictObject({ productId: z.uuid(), quantity: z.number().min(0) })).max(200),
  priceBookId: z.uuid().nullable(),
  currency: z.string().length(3),
  contactId: z.uuid().nullable(),
})

function addOfferRoute(app: App, services: Services): void {
  app.post(
    '/api/v1/prices/lines',
    {
      config: {
        permission: 'price.read',
        tag: 'prices',
        summary: 'The lines that offer products to a customer: bundles as what is in them, each at its price',
      },
      schema: { body: wanted },
    },
    async (request) => {
      const ctx = ctxFor(services, actorOf(request))
      const object = ctx.registry.object(product.name)
      requireRead(ctx, object)
      const { items, ...to } = request.body
      const lines = await offerLines(ctx, items, to)
      if (isHidden(ctx, object, 'cost')) return { data: lines }
      const costs = await costsOf(ctx, lines, to.currency)
      return { data: lines.map((line) => ({ ...line, unitCost: costs.get(line.productId ?? '') ?? null })) }
    },
  )
}
