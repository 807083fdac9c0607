import type { Condition } from '@regulars/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { boardFields } from '../layouts/layout-fields.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import type { List } from './use-list.ts'

interface Count {
  count: number
  countIsEstimate: boolean
}

/** Asks how many records of an object satisfy a condition. */
export const countQuery = ({ path }: DescribedObject, filter: Condition | undefined) =>
  apiQuery<Count>(`${path}/count`, { filter })

/** How many records a list has: as its pages or its board say, or asked for where these are not read. */
export function useCount({ object, asked, pages, layout, isReady, isPaged }: List): Count | undefined {
  const isBoard = layout === 'board' && boardFields(object).length > 0
  const { data } = useQuery({
    ...countQuery(object, asked),
    enabled: isReady && !isPaged && !isBoard,
    placeholderData: keepPreviousData,
  })
  if (!isReady) return undefined
  if (!isPaged) return data
  const { count, countIsEstimate = false } = pages
  return count === undefined ? undefined : { count, countIsEstimate }
}
