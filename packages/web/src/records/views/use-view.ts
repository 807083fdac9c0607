import type { Condition } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import type { ListState } from '../list/list-state.ts'
import type { DescribedObject } from '../objects/described-object.ts'

/** A saved way of looking at a list. */
export interface SavedView {
  id: string
  version: number
  name: string
  condition: Condition | null
  columns: string[] | null
  sort: string | null
  shared: boolean
  ownerId: string | null
  position: number
}

/** The saved views of an object's list that one may see, and the one that the address names. */
export function useView(object: DescribedObject, state: ListState) {
  const { data } = useQuery(
    apiQuery<ListPage<SavedView>>('views', { object: object.name, sort: 'position,name', limit: 100 }),
  )
  const views = data?.data ?? []
  return { views, view: views.find(({ id }) => id === state.view) }
}
