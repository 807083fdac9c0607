import { useEffect } from 'react'
import { type Job, noteJob } from './jobs.ts'
import { invalidateTopic, queryClient } from './query-client.ts'

/** A query that says `meta: { topics: ['analyses'] }` is asked again only when those change, not with every record. */
declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { topics?: string[] }
  }
}

const topics = ['jobs', 'records', 'settings', 'objects', 'notifications'] as const
const restMs = 1_500

/**
 * Keeps the screen true while it is looked at: listens to `GET /api/v1/live` and asks again what may have changed. A hidden
 * tab listens to nothing, since browsers allow six connections to a server, and catches up when it is seen again.
 */
export function useLive(): void {
  useEffect(() => {
    let stop: (() => void) | undefined
    const follow = () => {
      if (document.hidden) {
        stop?.()
        stop = undefined
      } else stop ??= listen()
    }
    const again = () => {
      if (!document.hidden) refreshSoon()
      follow()
    }
    follow()
    document.addEventListener('visibilitychange', again)
    return () => {
      document.removeEventListener('visibilitychange', again)
      stop?.()
    }
  }, [])
}

function listen(): () => void {
  const source = new EventSource(`/api/v1/live?topics=${topics.join(',')}`)
  const on = (topic: string, act: (payload: unknown) => void) =>
    source.addEventListener(topic, (event) => act(JSON.parse(event.data)))
  on('jobs', (payload) => (isJob(payload) ? noteJob(payload) : invalidateTopic('jobs')))
  on('records', refreshSoon)
  on('notifications', () => invalidateTopic('notifications'))
  on('settings', () => invalidateTopic('me'))
  // Rights speak of objects, and lists show their fields.
  on('objects', () => queryClient.invalidateQueries())
  // Events were missed: everything may have changed.
  on('live', refreshSoon)
  return () => source.close()
}

let waiting: ReturnType<typeof setTimeout> | undefined

/** An import changes thousands of records a second; the screen looks again at most every `restMs`. */
function refreshSoon(): void {
  if (waiting) return
  waiting = setTimeout(() => {
    waiting = undefined
    queryClient.invalidateQueries({
      predicate: ({ meta, queryKey }) => !meta?.topics && queryKey[0] !== 'me',
    })
  }, restMs)
}

function isJob(payload: unknown): payload is Partial<Job> & { id: string } {
  return typeof payload === 'object' && payload !== null && 'id' in payload && typeof payload.id === 'string'
}
