import type { Condition } from '@regulars/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'

/** Several lists that differ in one more condition each. */
export interface PagesQuestion {
  object: DescribedObject
  fields: readonly string[]
  filter?: Condition
  sort?: string
  each: readonly Condition[]
  limit: number
  enabled?: boolean
}

/** The beginning of one of them. */
export interface FirstPage {
  data: RecordRow[]
  nextCursor: string | null
}

/** The beginnings of several lists in one question: the columns of a board, the days of a calendar. */
export function usePages({ object, enabled = true, ...question }: PagesQuestion) {
  return useQuery({
    queryKey: [object.path, `${object.path}/pages`, question],
    queryFn: ({ signal }) => api.post<{ data: FirstPage[] }>(`${object.path}/pages`, question, { signal }),
    enabled: enabled && question.each.length > 0,
    placeholderData: keepPreviousData,
  })
}
