import { apiQuery } from '../../app/api-query.ts'
import type { RecordKind, WrittenCounts } from './preview.ts'

/** One file read in, as the API tells of it. */
export interface ImportRun {
  id: string
  fileName: string
  kind: RecordKind
  status: 'queued' | 'running' | 'done' | 'failed' | 'undoing' | 'undone'
  total: number | null
  processed: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  /** By object: `{ contact: { created: 12 } }`. */
  counts: Record<string, WrittenCounts> | null
  problem: string | null
  startedAt: string | null
  finishedAt: string | null
  undoneAt: string | null
  createdAt: string
  changeSetId: string | null
}

const busy = new Set<ImportRun['status']>(['queued', 'running', 'undoing'])

/** Whether something is still being done with it. */
export const isBusy = ({ status }: ImportRun): boolean => busy.has(status)

/** One import; asked again while it runs, should the live connection be cut. */
export function importQuery(id: string) {
  return {
    ...apiQuery<ImportRun>(`imports/${id}`),
    refetchInterval: ({ state }: { state: { data?: ImportRun } }) =>
      state.data && isBusy(state.data) ? 1_500 : (false as const),
  }
}
