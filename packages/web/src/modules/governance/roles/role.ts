import type { Rights } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import type { ListPage } from '../../../app/api-query.ts'
import { apiQuery } from '../../../app/api-query.ts'

/** A role as the API tells of it. */
export interface StoredRole {
  id: string
  key: string
  label: string
  description: string | null
  rights: Rights
  builtIn: boolean
  version: number
}

/** From the one that may most to the one that may least, then those that were made here. */
const builtInOrder = ['owner', 'manager', 'member', 'viewer']

/** All roles, those that came with Regulars first. */
export function useRoles() {
  return useQuery({
    ...apiQuery<ListPage<StoredRole>>('roles', { limit: 200 }),
    meta: { topics: ['roles'] },
    select: ({ data }) => data.toSorted((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label)),
  })
}

function rank({ key, builtIn }: StoredRole): number {
  return builtIn ? builtInOrder.indexOf(key) : builtInOrder.length
}
