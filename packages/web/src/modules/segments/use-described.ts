import type { Condition } from '@regulars/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

/** A condition in words, and how many satisfy it now. */
export interface Described {
  sentence: string
  parts: { text: string; index: number }[]
  count: number
  countIsEstimate: boolean
}

/** Says a condition about people and counts them, again whenever records change; keeps the last answer while the next is on its way. */
export function useDescribed(condition: Condition) {
  return useQuery({
    queryKey: ['conditions', 'contact', condition],
    queryFn: ({ signal }) =>
      api.post<Described>('conditions/describe', { object: 'contact', condition }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}
