import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import type { List } from './use-list.ts'

interface Count {
  count: number
  countIsEstimate: boolean
}

/** How many records a list has: as its pages say, or asked for where they are not read one after the other. */
export function useCount({ object, asked, pages, isReady, isPaged }: List): Count | undefined {
  const { data } = useQuery({
    ...apiQuery<Count>(`${object.path}/count`, { filter: asked }),
    enabled: isReady && !isPaged,
    placeholderData: keepPreviousData,
  })
  if (!isReady) return undefined
  if (!isPaged) return data
  const { count, countIsEstimate = false } = pages
  return count === undefined ? undefined : { count, countIsEstimate }
}
