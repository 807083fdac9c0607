import type { FieldEvidence } from '@regulars/model'
import { apiPages, apiQuery } from '../../app/api-query.ts'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'

/** Two records that may be one and the same, as the API tells of them. */
export interface DuplicatePair {
  id: string
  probability: number
  because: string
  evidence: FieldEvidence[]
  /** Whether something that happened named both; without evidence no scan has compared them. */
  isNamed: boolean
  records: [RecordRow, RecordRow]
}

/** A record that a new one looks like. */
export interface Twin {
  probability: number
  because: string
  record: RecordRow
}

/** A look for duplicates among all records of an object, or among those of one import. */
export interface DuplicateScan {
  id: string
  status: 'queued' | 'running' | 'done' | 'failed'
  runId: string | null
  records: number | null
  compared: number | null
  found: number | null
  merged: number | null
  createdAt: string
  finishedAt: string | null
}

/** What one looks at: all of an object, or what an import brought. */
export interface DuplicatesOf {
  object: DescribedObject
  changeSet?: string | undefined
}

/** The pairs page after page, likeliest first. */
export const pairPages = ({ object, changeSet }: DuplicatesOf) =>
  apiPages<DuplicatePair>(`${object.path}/duplicates`, { changeSet, limit: 50 })

export const pairCountQuery = ({ object, changeSet }: DuplicatesOf) =>
  apiQuery<{ count: number; isMore: boolean }>(`${object.path}/duplicates/count`, { changeSet })

export const isOpenScan = ({ status }: DuplicateScan): boolean => status === 'queued' || status === 'running'

const askAgainMs = 1_500

/** The latest scans, newest first; asked again while one runs. */
export const scansQuery = ({ object, changeSet }: DuplicatesOf) => ({
  ...apiQuery<{ data: DuplicateScan[] }>(`${object.path}/duplicates/scans`, { changeSet }),
  refetchInterval: ({ state }: { state: { data?: { data: DuplicateScan[] } } }) =>
    state.data?.data.some(isOpenScan) ? askAgainMs : (false as const),
})

/** Whether fields say how likely it is; of what only came together nobody knows. */
export const isJudged = ({ evidence, isNamed }: DuplicatePair): boolean => !isNamed || evidence.length > 0

/** How likely, in words. */
export function likelihoodWords(probability: number): string {
  if (probability >= 0.99) return 'Almost certainly the same'
  if (probability >= 0.9) return 'Very likely the same'
  return probability >= 0.7 ? 'Likely the same' : 'Perhaps the same'
}

/** Where the duplicates of an object are looked through. */
export const duplicatesAddress = (object: DescribedObject): string => `/duplicates/${object.path}`
