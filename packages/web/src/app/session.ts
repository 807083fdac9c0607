import type { WorkingHours } from '@regulars/model'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { ApiProblem } from './problem.ts'
import { queryClient } from './query-client.ts'
import { recall, remember } from './remembered.ts'

/** Who is signed in, for whom they work, and what they may do: `GET /api/v1/me`. */
export interface Session {
  user: { id: string; name: string; email: string; locale?: string | null; timeZone?: string | null }
  business: { name: string; currency: string; timeZone: string; locale: string }
  /** First day of the week of the business, 1 Monday … 7 Sunday; when people there are at work, on its clock; whether it is told who won most. */
  settings: { weekStartsOn: number; workingHours: WorkingHours; salesLeaderboard: boolean }
  role: { key: string; label: string }
  /** They must turn on a second factor before anything else is answered. */
  lacksSecondFactor: boolean
  /** `contact.read`, `program.launch`; `*` is everything. */
  permissions: string[]
  /** Fields that are not open to be written, by object: `{ contact: { income: 'hidden' } }`. */
  fieldLevels: Record<string, Record<string, 'hidden' | 'read' | 'write'>>
}

const wasHere = 'was-here'

/** Whether somebody is likely to be signed in from this browser; if not, it may be that there is nobody yet who could be. */
export const hasBeenHere = (): boolean => recall(wasHere) === true

/** Asks who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    // Asked of a stranger, `me` would be refused, and browsers note every refusal as an error of the page.
    if (!hasBeenHere() && (await api.get('/api/auth/get-session', { signal })) === null) return null
    return api.get<Session>('me', { signal }).then(
      (session) => {
        remember(wasHere, true)
        return session
      },
      (error) => {
        if (!(error instanceof ApiProblem && error.status === 401)) throw error
        remember(wasHere, false)
        return null
      },
    )
  },
  staleTime: 5 * 60_000,
})

/** The session, on every page inside the shell. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data)
    throw new ApiProblem({ status: 401, code: 'auth.sign-in-needed', title: 'You are not signed in.' })
  return data
}

/** Answers whether something is allowed: `const may = useMay(); may('deal.update')`. Nothing asked for is allowed. */
export function useMay(): (permission?: string) => boolean {
  const { permissions } = useSession()
  return (permission) => mayDo(permissions, permission)
}

export function mayDo(permissions: readonly string[], permission?: string): boolean {
  return permission === undefined || permissions.includes('*') || permissions.includes(permission)
}

/** Signs in and forgets what was known before, which may have been somebody else's; answers whether a code is asked for first. */
export async function signIn(email: string, password: string): Promise<'in' | 'code'> {
  const answer = await api.post<{ twoFactorRedirect?: boolean }>('/api/auth/sign-in/email', {
    email,
    password,
  })
  if (answer.twoFactorRedirect) return 'code'
  remember(wasHere, true)
  await queryClient.resetQueries()
  return 'in'
}

/** The second step, for those who are asked for a code: one of the authenticator app, or one of the ten that were written down. */
export async function signInWithCode(code: string, trustDevice: boolean): Promise<void> {
  const digits = code.replaceAll(/\s/g, '')
  const way = /^\d{6}$/.test(digits) ? 'verify-totp' : 'verify-backup-code'
  await api.post(`/api/auth/two-factor/${way}`, { code: digits.toLowerCase(), trustDevice })
  remember(wasHere, true)
  await queryClient.resetQueries()
}

/** Signs out; the page then starts anew, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await api.post('/api/auth/sign-out', {})
  remember(wasHere, false)
  location.assign('/sign-in')
}
