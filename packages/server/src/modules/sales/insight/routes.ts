import { type Condition, checkCondition, dayAt } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Ctx, ctxFor, type Services } from '../../../records/index.ts'
import { readCommissions, readCreditedDeals } from './commissions.ts'
import { readForecast } from './forecast.ts'
import { readFunnel } from './funnel.ts'
import { readLeaderboard } from './leaderboard.ts'
import { readMovements } from './movements.ts'
import { readWinRates, winRatesBy } from './win-rates.ts'

const day = z.iso.date()
const selection = {
  pipelineId: z.uuid().optional(),
  filter: z.string().max(20_000).optional().describe('A condition about deals, as JSON.'),
}
const stretch = { from: day.optional(), to: day.optional() }
const funnelQuery = z.strictObject({ ...selection, ...stretch, pipelineId: z.uuid() })
const winRateQuery = z.strictObject({ ...selection, ...stretch, by: z.enum(winRatesBy) })
const months = z.coerce.number().int().min(0).max(60)
const forecastQuery = z.strictObject({
  ...selection,
  userId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  categoryId: z.uuid().optional().describe('A group of products, with the groups below it.'),
  back: months.default(6),
  ahead: months.default(6),
})
const movementQuery = z.strictObject({ ...selection, since: day, from: day, to: day })

/** The routes of insight into deals. */
export function addInsightRoutes(app: App, services: Services): void {
  const about = (summary: string) => ({ config: { permission: 'deal.read', tag: 'sales', summary } })
  app.get(
    '/api/v1/sales/funnel',
    {
      ...about('How deals that began in a stretch of time went through their stages'),
      schema: { querystring: funnelQuery },
    },
    ({ actor, query: { from, to, filter, pipelineId } }) => {
      const ctx = ctxFor(services, actorOf({ actor }))
      return readFunnel(ctx, { pipelineId, filter: readFilter(ctx, filter) }, { from, to })
    },
  )
  app.get(
    '/api/v1/sales/win-rates',
    {
      ...about('How many of the closed deals were won, by seller, source, competitor, company or size'),
      schema: { querystring: winRateQuery },
    },
    async ({ actor, query: { by, from, to, filter, pipelineId } }) => {
      const ctx = ctxFor(services, actorOf({ actor }))
      const data = await readWinRates(ctx, { pipelineId, filter: readFilter(ctx, filter) }, by, { from, to })
      return { currency: services.settings.get('currency'), data }
    },
  )
  app.get(
    '/api/v1/sales/forecast',
    {
      ...about('What is expected month by month, in three ways, beside what came and what was meant'),
      schema: { querystring: forecastQuery },
    },
    ({ actor, query: { back, ahead, filter, ...rest } }) => {
      const ctx = ctxFor(services, actorOf({ actor }))
      return readForecast(ctx, { ...rest, filter: readFilter(ctx, filter) }, { back, ahead })
    },
  )
  app.get(
    '/api/v1/sales/movements',
    { ...about('What moved in a stretch of time since a snapshot'), schema: { querystring: movementQuery } },
    ({ actor, query: { filter, pipelineId, ...stretch } }) => {
      const ctx = ctxFor(services, actorOf({ actor }))
      return readMovements(ctx, { pipelineId, filter: readFilter(ctx, filter) }, stretch)
    },
  )
  addCommissionRoutes(app, services)
}

function addCommissionRoutes(app: App, services: Services): void {
  const about = (summary: string) => ({
    config: { permission: 'deal.read', tag: 'sales', summary },
  })
  const querystring = z.strictObject({
    month: day.optional().describe('A day of it; today’s when left out.'),
  })
  const monthOf = ({ setting }: Ctx, month: string | undefined) =>
    month ?? dayAt(setting.now, setting.timeZone)
  app.get(
    '/api/v1/sales/commissions',
    { ...about('What selling earned in a month, by person'), schema: { querystring } },
    ({ actor, query: { month } }) => {
      const ctx = ctxFor(services, actorOf({ actor }))
      return readCommissions(ctx, monthOf(ctx, month))
    },
  )
  app.get(
    '/api/v1/sales/leaderboard',
    { ...about('Who won most in a month, where the business wants to know'), schema: { querystring } },
    ({ actor, query: { month } }) => {
      const ctx = ctxFor(services, actorOf({ actor }))
      return readLeaderboard(ctx, monthOf(ctx, month))
    },
  )
  app.get(
    '/api/v1/sales/commissions/:userId',
    {
      ...about('The deals of somebody’s statement of a month'),
      schema: { params: z.strictObject({ userId: z.uuid() }), querystring },
    },
    async ({ actor, params: { userId }, query: { month } }) => {
      const ctx = ctxFor(services, actorOf({ actor }))
      return { data: await readCreditedDeals(ctx, monthOf(ctx, month), userId) }
    },
  )
}

function readFilter({ registry }: Ctx, written: string | undefined): Condition | undefined {
  if (written === undefined) return undefined
  const read = checkCondition(parseJson(written), registry.object('deal'), registry)
  if (read.ok) return read.condition
  throw new Problem('condition.not-readable', {
    status: 400,
    title: read.problems.map(({ problem }) => problem).join(' '),
    field: 'filter',
  })
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}
