import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** How far this installation has come: `GET /api/v1/setup`, which anyone may ask. */
export interface Setup {
  needsOwner: boolean
  hasData: boolean
  /** What was there before the first owner is counted in it; null otherwise. */
  currency: string | null
}

export interface NewOwner {
  name: string
  email: string
  password: string
  businessName: string
  currency: string
  timeZone: string
  locale: string
}

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.get<Setup>('setup', { signal }),
  staleTime: 0,
})

export function createOwner(owner: NewOwner): Promise<unknown> {
  return api.post('setup/owner', owner)
}

/** Fills the business with the sample coffee roaster, as background work. */
export function startSample(customers?: number): Promise<unknown> {
  return api.post('setup/sample', customers === undefined ? {} : { customers })
}
