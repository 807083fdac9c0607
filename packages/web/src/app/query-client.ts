import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

const listeners = new Set<() => void>()

/** What is known of the server's data, for the whole app. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      // Live events say when something changed; this only bridges a lost connection.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
    mutations: { networkMode: 'always' },
  },
})

/** Calls `listener` whenever the server no longer knows who asks. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Everything asked about a topic (`contacts`, `jobs`) is asked again, where it is on the screen. */
export function invalidateTopic(topic: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: [topic] })
}

function noticeSignedOut(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401) for (const listener of listeners) listener()
}
