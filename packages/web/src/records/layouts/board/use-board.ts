import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query-client.ts'
import type { GroupLevel } from '../../list/groups.ts'
import { type ColumnMeasure, namesToAsk } from '../../list/measures.ts'
import { countQuery } from '../../list/use-count.ts'
import type { List } from '../../list/use-list.ts'
import { type BoardAnswer, boardKey } from './board-answer.ts'
import { columnsOf } from './board-columns.ts'
import { useSteps } from './use-steps.ts'

const cardsAtFirst = 20

/**
 * The columns of a board, what they come to, and their first cards: one question, beside one for the steps of a reference that stands in an order of its own. With its
 * answer the list knows how many records it has.
 */
export function useBoard(
  list: List,
  { fields, sort }: Pick<List['question'], 'fields' | 'sort'>,
  level: GroupLevel,
  measures: readonly ColumnMeasure[],
) {
  const { object, catalogue, asked: filter, isReady } = list
  const by = level.column.path
  const question = { by, measures: namesToAsk(measures), filter, fields, sort, limit: cardsAtFirst }
  const { data, isError, error, refetch } = useQuery({
    queryKey: [...boardKey(object.path), question],
    async queryFn({ signal }) {
      const answer = await api.post<BoardAnswer>(`${object.path}/board`, question, { signal })
      noteCount(list, answer)
      return answer
    },
    enabled: isReady,
  })
  const steps = useSteps(catalogue, object, filter, level, isReady)
  const columns = useMemo(
    () => data && steps && columnsOf(level, data, measures, steps),
    [data, steps, level, measures],
  )
  return { columns, isError, error, refetch }
}

function noteCount({ object, asked }: List, { sums, complete }: BoardAnswer): void {
  const query = countQuery(object, asked)
  const count = sums.reduce((sum, row) => sum + Number(row.count ?? 0), 0)
  if (complete) queryClient.setQueryData(query.queryKey, { count, countIsEstimate: false })
  else void queryClient.prefetchQuery(query)
}
