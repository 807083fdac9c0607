import { contract, quote } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { answerWrite, ctxFor, recordAnswer, type Services } from '../../../records/index.ts'
import { changePrices } from './change-prices.ts'
import { quoteRenewal } from './quote-renewal.ts'
import { readBilling } from './read-billing.ts'
import { readRecurringRevenue } from './recurring-revenue.ts'

const base = '/api/v1/contracts/:id'
const params = z.strictObject({ id: z.uuid() })
const newPrice = z.strictObject({
  lineId: z.uuid(),
  unitPrice: z.int().min(0).max(1_000_000_000_000),
  quantity: z.number().min(0).max(1_000_000_000).optional(),
})
const priceChange = z.strictObject({ from: z.iso.date(), lines: z.array(newPrice).min(1).max(200) })
const revenueQuery = z.strictObject({ months: z.coerce.number().int().min(1).max(120).default(13) })

/** What the generic routes of contracts cannot say. */
export function addContractRoutes(app: App, services: Services): void {
  const about = (permission: string, summary: string, tag = 'contracts') => ({ permission, summary, tag })
  app.get(
    `${base}/billing`,
    {
      config: about('contract.read', 'What a contract is billed, from the last bill to a year from now'),
      schema: { params },
    },
    ({ actor, params: { id } }) => readBilling(ctxFor(services, actorOf({ actor })), id),
  )
  app.post(
    `${base}/price-changes`,
    {
      config: about('contract.update', 'Change prices or quantities from a day on'),
      schema: { params, body: priceChange },
    },
    (request, reply) => {
      const { id } = request.params
      return answerWrite(services, request, reply, async (ctx) => {
        await changePrices(ctx, id, request.body)
        return { status: 200, body: (after) => recordAnswer(after, contract, id) }
      })
    },
  )
  app.post(
    `${base}/renewal-quote`,
    {
      config: about('quote.create', 'Begin the quote with which a contract can go on'),
      schema: { params },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const id = await quoteRenewal(ctx, request.params.id)
        return { status: 201, body: (after) => recordAnswer(after, quote, id) }
      }),
  )
  app.get(
    '/api/v1/sales/recurring-revenue',
    {
      config: about(
        'contract.read',
        'Recurring revenue by month: new, expanded, contracted, churned',
        'sales',
      ),
      schema: { querystring: revenueQuery },
    },
    ({ actor, query: { months } }) => readRecurringRevenue(ctxFor(services, actorOf({ actor })), months),
  )
}
