import { dayAt } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { ctxFor, type Services } from '../../../records/index.ts'
import { findPrices } from './find-prices.ts'
import { findTaxes } from './find-taxes.ts'

const question = z.strictObject({
  items: z.array(z.strictObject({ productId: z.uuid(), quantity: z.number().min(0) })).max(200),
  priceBookId: z.uuid().nullable(),
  currency: z.string().length(3),
  contactId: z.uuid().nullable(),
})

/** What the catalogue answers beyond its records. */
export function addCatalogueRoutes(app: App, services: Services): void {
  app.get(
    '/api/v1/taxes',
    {
      config: {
        permission: 'taxRate.read',
        tag: 'tax-rates',
        summary: 'The taxes of each class today, in a country',
      },
      schema: { querystring: z.strictObject({ country: z.string().length(2).optional() }) },
    },
    async (request) => {
      const ctx = ctxFor(services, actorOf(request))
      const today = dayAt(services.clock.now(), ctx.setting.timeZone)
      const found = await findTaxes(ctx, request.query.country ?? null, today)
      return { data: [...found].map(([taxClassId, taxes]) => ({ taxClassId, taxes })) }
    },
  )
  app.post(
    '/api/v1/prices/find',
    {
      config: {
        permission: 'price.read',
        tag: 'prices',
        summary: 'What products cost a customer, by a price book',
      },
      schema: { body: question },
    },
    async (request) => {
      const ctx = ctxFor(services, actorOf(request))
      const on = dayAt(services.clock.now(), ctx.setting.timeZone)
      return { data: await findPrices(ctx, { ...request.body, on }) }
    },
  )
}
