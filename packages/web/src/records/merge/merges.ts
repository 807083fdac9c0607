import { apiQuery } from '../../app/api-query.ts'
import type { DescribedObject } from '../objects/described-object.ts'

/** A merge that a record has come out of. */
export interface MergeEntry {
  changeSetId: string
  at: string
  by: string | null
  merged: Array<{ id: string; title: string | null }>
  mayUndo: boolean
}

/** The merges that a record has come out of, newest first. */
export const mergesQuery = (object: DescribedObject, id: string) =>
  apiQuery<{ data: MergeEntry[] }>(`${object.path}/${id}/merges`)

/** What came to a merged record after the merge, and may belong to either. */
export interface AddedSince {
  records: Array<{ object: string; id: string; title: string | null; at: string }>
  recordCount: number
  values: Array<{ property: string; label: string; value: unknown; at: string }>
}

export const addedSinceQuery = (object: DescribedObject, id: string, changeSetId: string) =>
  apiQuery<AddedSince>(`${object.path}/${id}/merges/${changeSetId}`)

/** Whether records of an object can become one. */
export const isMergeable = ({ bin, writes, may }: DescribedObject): boolean =>
  bin && writes === 'records' && may.update && may.delete
