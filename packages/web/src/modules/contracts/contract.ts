import type { BillingPeriod, ContractState } from '@regulars/model'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import type { Tone } from '../../ui/Pill.tsx'

/** A contract, as the API sends it. Money in minor units of its currency, without tax. */
export interface Contract {
  id: string
  number: string
  title: string
  status: ContractState
  startsOn: string
  trialEndsOn: string | null
  endsOn: string | null
  noticeOn: string | null
  noticedOn: string | null
  noticedBy: 'customer' | 'us' | null
  noticeReason: string | null
  renewal: 'automatic' | 'quoted' | 'ends'
  billingMonths: string
  monthly: number
  currency: string
  quoteId: string | null
  version: number
}

export interface ContractLine {
  id: string
  name: string
  quantity: number
  unit: string | null
  unitPrice: number
  period: 'month' | 'year'
  discountShare: number | null
  currency: string
  monthly: number
  startsOn: string | null
  endsOn: string | null
}

/** The bills of a contract, from the one that runs to a year from now. */
export interface Billing {
  currency: string
  today: string
  orderedFrom: string | null
  periods: BillingPeriod[]
}

export const contractQuery = (id: string) => apiQuery<Contract>(`contracts/${id}`)
export const contractLinesQuery = (id: string) =>
  apiQuery<ListPage<ContractLine>>('contract-lines', {
    filter: { field: 'contract', op: 'is', value: id },
    sort: 'position,startsOn',
    limit: 200,
  })
/** They change with the lines, the pauses and the contract itself. */
export const billingQuery = (id: string) => ({
  ...apiQuery<Billing>(`contracts/${id}/billing`),
  meta: { topics: ['contracts', 'contract-lines', 'contract-pauses'] },
})

/** A contract's state in a word. */
export const statusWords: Record<ContractState, { word: string; tone: Tone }> = {
  draft: { word: 'Draft', tone: 'plain' },
  active: { word: 'Running', tone: 'good' },
  paused: { word: 'Paused', tone: 'attention' },
  noticed: { word: 'Under notice', tone: 'attention' },
  ended: { word: 'Ended', tone: 'plain' },
}

/** How it goes on when the term is over. */
export const renewalWords: Record<Contract['renewal'], string> = {
  automatic: 'renews by itself',
  quoted: 'needs a new quote',
  ends: 'ends',
}

/** Whether a line holds on a day. */
export const holdsOn = ({ startsOn, endsOn }: ContractLine, day: string): boolean =>
  (startsOn === null || startsOn <= day) && (endsOn === null || endsOn >= day)
