import type { Condition } from '@regulars/model'
import { api } from '../../../app/api.ts'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { queryClient } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'

export interface Pipeline {
  id: string
  name: string
  position: number
}

export type Outcome = 'open' | 'won' | 'lost'

export interface Stage {
  id: string
  name: string
  pipelineId: string
  position: number
  outcome: Outcome
  probability: number
  staleAfterDays: number | null
  requirements: Condition | null
  version: number
}

export const pipelinesQuery = apiQuery<ListPage<Pipeline>>('pipelines', { sort: 'position', limit: 50 })
export const stagesQuery = apiQuery<ListPage<Stage>>('stages', { sort: 'position', limit: 200 })
export const dealCountQuery = (filter: object) => apiQuery<{ count: number }>('deals/count', { filter })

export const outcomeOptions: { value: Outcome; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
]

/** Writes, says so with a way to undo it, and asks for everything anew; a problem is shown, and the screen is as the server has it. */
export async function change(
  title: string,
  method: 'POST' | 'PATCH',
  path: string,
  body: object,
): Promise<boolean> {
  try {
    const { changeSetId } = await api.write(method, path, body)
    if (changeSetId) offerUndo({ title, changeSetId })
    return true
  } catch (error) {
    showProblem(error)
    return false
  } finally {
    await queryClient.invalidateQueries()
  }
}

/** Puts stages into an order; only those whose place changes are written. */
export function putInOrder(stages: readonly Stage[]): Promise<boolean> {
  const update = stages.flatMap(({ id, position }, index) =>
    position === index + 1 ? [] : [{ id, values: { position: index + 1 } }],
  )
  if (update.length === 0) return Promise.resolve(true)
  queryClient.setQueryData(stagesQuery.queryKey, (known) =>
    known
      ? {
          ...known,
          data: known.data
            .map((stage) => {
              const at = stages.findIndex(({ id }) => id === stage.id)
              return at < 0 ? stage : { ...stage, position: at + 1 }
            })
            .sort((a, b) => a.position - b.position),
        }
      : known,
  )
  return change('The stages have another order.', 'POST', 'stages/batch', { update })
}

/** A list in which one has moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from)
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)]
}
