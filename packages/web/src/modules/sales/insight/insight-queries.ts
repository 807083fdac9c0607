import { apiQuery, type ListPage } from '../../../app/api-query.ts'

/** Which deals, and when they began or were closed. */
export interface Looked {
  pipelineId: string
  from?: string
  to?: string
}

export interface FunnelStage {
  id: string
  name: string
  probability: number
  reached: number
  here: number
  further: number
  won: number
  days: number | null
  stays: number
}

/** How deals went through their stages; money in minor units. */
export interface Funnel {
  currency: string
  stages: FunnelStage[]
  deals: number
  open: number
  won: number
  lost: number
  openValue: number
  wonValue: number
  foreign: number
  cycleDays: number | null
}

export interface WinRate {
  key: string | null
  label: string | null
  won: number
  lost: number
  wonValue: number
  winRate: number
  low: number
  high: number
  meanValue: number | null
  cycleDays: number | null
}

/** By what closed deals are told apart. */
export type WinRateBy = 'seller' | 'source' | 'competitor' | 'company' | 'size'

export interface ForecastMonth {
  month: string
  won: number
  wonDeals: number
  open: number
  openDeals: number
  weighted: number
  commit: number
  bestCase: number
  history: { mean: number; low: number; high: number } | null
  target: number | null
  budget: number | null
}

export interface Forecast {
  currency: string
  from: string
  to: string
  now: string
  months: ForecastMonth[]
  overdue: { deals: number; value: number }
  undated: { deals: number; value: number }
  foreign: number
  noHistory: string | null
  backTest: { months: number; model: number; naive: number } | null
}

export type MovementKind = 'added' | 'movedIn' | 'grown' | 'shrunk' | 'movedOut' | 'lost'

export interface Movements {
  currency: string
  since: string | null
  before: number
  after: number
  kinds: { kind: MovementKind; deals: number; change: number }[]
  deals: { id: string; title: string; kind: MovementKind; before: number | null; after: number | null }[]
}

/** What these pictures are asked by changes with every deal. */
const ofDeals = { meta: { topics: ['deals'] } }

export const pipelinesQuery = apiQuery<ListPage<{ id: string; name: string }>>('pipelines', {
  sort: 'position',
  limit: 50,
})
export const funnelQuery = (looked: Looked) => ({
  ...apiQuery<Funnel>('sales/funnel', { ...looked }),
  ...ofDeals,
})
export const winRatesQuery = (looked: Looked, by: WinRateBy) => ({
  ...apiQuery<{ currency: string; data: WinRate[] }>('sales/win-rates', { ...looked, by }),
  ...ofDeals,
})
/** Of whom, and of which group of products, a forecast is. */
export interface SalesOf {
  userId?: string | undefined
  teamId?: string | undefined
  categoryId?: string | undefined
}

/** A forecast from some months back to half a year ahead. */
export const forecastQuery = (pipelineId: string, of: SalesOf, back: number) => ({
  ...apiQuery<Forecast>('sales/forecast', { pipelineId, ...of, back, ahead: 6 }),
  meta: { topics: ['deals', 'deal-credits', 'sales-targets'] },
})
export const movementsQuery = (asked: { pipelineId: string; since: string; from: string; to: string }) => ({
  ...apiQuery<Movements>('sales/movements', asked),
  ...ofDeals,
})

export interface SellerCommission {
  userId: string
  name: string
  deals: number
  won: number
  target: number | null
  plan: string | null
  rate: number | null
  commission: number | null
}

/** What selling earned in a month; money in minor units. */
export interface Commissions {
  currency: string
  month: string
  sellers: SellerCommission[]
  foreign: number
}

export interface CreditedDeal {
  id: string
  title: string | null
  wonOn: string
  value: number
  share: number
  credited: number
}

const ofCommissions = { meta: { topics: ['deals', 'deal-credits', 'commission-plans', 'sales-targets'] } }

export const commissionsQuery = (month: string) => ({
  ...apiQuery<Commissions>('sales/commissions', { month }),
  ...ofCommissions,
})
/** Who won most in a month; money in minor units. */
export interface Leaderboard {
  currency: string
  sellers: {
    place: number
    userId: string
    name: string | null
    deals: number
    won: number
    target: number | null
  }[]
}

export const leaderboardQuery = (month: string) => ({
  ...apiQuery<Leaderboard>('sales/leaderboard', { month }),
  ...ofCommissions,
})
export const creditedDealsQuery = (userId: string, month: string) => ({
  ...apiQuery<{ data: CreditedDeal[] }>(`sales/commissions/${userId}`, { month }),
  ...ofCommissions,
})
