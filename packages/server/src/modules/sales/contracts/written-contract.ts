import type { ContractState } from '@regulars/model'

/** A contract as a write leaves it. */
export interface WrittenContract {
  title: string
  status: ContractState
  startsOn: string
  trialEndsOn: string | null
  termMonths: number | null
  endsOn: string | null
  noticeCount: number
  noticeUnit: 'day' | 'month'
  renewal: 'automatic' | 'quoted' | 'ends'
  renewalMonths: number | null
  noticedOn: string | null
}
