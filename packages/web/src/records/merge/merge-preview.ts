import type { SurvivorshipRuleName } from '@regulars/model'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'
import type { ValueSource } from './value-source.ts'

/** One of the records that are to become one. */
export interface PreviewedRecord {
  values: RecordRow
  sources: Record<string, ValueSource>
  /** How many records hang on it, by object. */
  attached: Record<string, number>
}

/** What the rules would make of a field; without a record it is put together from all. */
export interface ChosenValue {
  property: string
  value: unknown
  recordId: string | null
}

export interface MergePreview {
  records: PreviewedRecord[]
  chosen: ChosenValue[]
  rules: Record<string, SurvivorshipRuleName>
}

/** Records side by side before they become one; the first stays. */
export const mergePreviewQuery = (object: DescribedObject, [into = '', ...from]: readonly string[]) =>
  queryOptions({
    queryKey: [object.path, 'merge', into, from],
    queryFn: ({ signal }) =>
      api.post<MergePreview>(`${object.path}/${into}/merge/preview`, { from }, { signal }),
    enabled: from.length > 0,
  })
