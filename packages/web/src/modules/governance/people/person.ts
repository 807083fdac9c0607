import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'

/** Somebody who works here, as the API tells of them. */
export interface Person {
  id: string
  name: string
  email: string
  roleId: string
  teamId: string | null
  active: boolean
  version: number
}

/** People who look after the same customers. */
export interface Team {
  id: string
  name: string
  parentId: string | null
}

/** Everybody who works here or did, by name. */
export function usePeople() {
  return useQuery({
    ...apiQuery<ListPage<Person>>('users', { limit: 200, sort: 'name' }),
    select: ({ data }) => data,
  })
}

export function useTeams() {
  return useQuery({
    ...apiQuery<ListPage<Team>>('teams', { limit: 200, sort: 'name' }),
    select: ({ data }) => data,
  })
}

/** Who signs in with a second step. */
export function useSecondFactors() {
  return useQuery({
    ...apiQuery<{ data: string[] }>('second-factors'),
    select: ({ data }) => new Set(data),
  })
}
