import { apiQuery, type ListPage } from '../../app/api-query.ts'

/** Figures behind the pictures: `GET /api/v1/value/pictures`. Money in minor units of the currency. */
export interface ValuePictures {
  asOf: string | null
  currency: string
  customers: number
  spend: number
  lifetimeValue: number | null
  map: MapCell[]
  whale: { customerShare: number; spendShare: number }[]
  distribution: { from: number; to: number; customers: number }[]
  rfm: RfmCell[]
}

/** Customers by days since the last order (the first day of a bin) and days with a purchase (the last holds all above). */
export interface MapCell {
  recencyDays: number
  purchaseDays: number
  customers: number
  spend: number
  lifetimeValue: number | null
}

export interface RfmCell {
  recencyScore: number
  frequencyScore: number
  customers: number
  spend: number
  stillCustomer: number | null
}

/** One run of the models. */
export interface Analysis {
  id: string
  asOf: string
  calibrateUntil: string | null
  status: 'queued' | 'running' | 'done' | 'failed'
  problem: string | null
  customers: number | null
  orders: number | null
  currency: string | null
  createdAt: string
}

/** What a fitted model says about itself. */
export interface ModelCard {
  id: string
  analysisId: string
  model: string
  asOf: string
  parameters: Record<string, number>
  standardErrors: Record<string, number> | null
  logLikelihood: number | null
  customers: number | null
  timeUnit: 'day' | 'week'
  backTest: BackTest | null
  about: {
    sentence: string
    assumes: string[]
    misleads: string[]
    chosenFor: string[]
    verdicts: string[]
  } | null
}

/** How a model would have done: fitted on what was known on a day, held against what came until another. */
export interface BackTest {
  calibratedOn: string
  until: string
  customers: number
  actual: number
  predicted: number
  naive: number
  meanAbsoluteError: number
  rootMeanSquaredError: number
  correlation?: number
  naiveRootMeanSquaredError: number
  returnRanking?: number
  stillCustomerRanking?: number
  byFrequency: { frequency: number; customers: number; actual: number; predicted: number; naive: number }[]
  byTenth: { tenth: number; customers: number; actual: number; predicted: number }[]
}

/** The pictures change with an analysis, not with every record. */
export const picturesQuery = { ...apiQuery<ValuePictures>('value/pictures'), meta: { topics: ['value'] } }

/** The last runs, newest first. */
export const analysesQuery = apiQuery<ListPage<Analysis>>('analyses', { sort: '-createdAt', limit: 10 })

/** The cards of one run. */
export function cardsQuery(analysisId: string) {
  return apiQuery<ListPage<ModelCard>>('model-cards', {
    filter: { field: 'analysis', op: 'is', value: analysisId },
    sort: '-createdAt',
    limit: 20,
  })
}

/** The models' names as people in the trade know them. */
export function modelName(model: string): string {
  return model === 'gamma-gamma' ? 'Gamma-Gamma' : model.toUpperCase().replace('-NBD', '/NBD')
}
