import type { Condition } from '@regulars/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { type ColumnMeasure, namesToAsk } from './measures.ts'
import { type SummedRow, type Sums, sumsOf } from './sums.ts'

/** A page of groups as the server sums them up. */
export interface SummedPage {
  data: SummedRow[]
  nextCursor: string | null
}

/** Sums go through all records of a list, so news from elsewhere does not ask for them again each time. */
const refreshMs = 60_000

/** Sums over all records of a filtered list; undefined while they are on their way. */
export function useSums(
  object: DescribedObject,
  filter: Condition | undefined,
  measures: readonly ColumnMeasure[],
): Sums | undefined {
  const query = { filter, measures: namesToAsk(measures) }
  const { data } = useQuery({
    ...apiQuery<SummedPage>(`${object.path}/aggregate`, query),
    enabled: measures.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    meta: { topics: [object.path] },
  })
  return data && sumsOf(data.data, measures)
}
