import { Problem } from '../problem.ts'
import type { Reply } from './route.ts'

/** How many requests may come in a stretch of time. */
export interface Quota {
  /** As it is called in the headers. */
  name: string
  max: number
  seconds: number
}

/** Counts requests against quotas, by whom they come from. Each process counts for itself. */
export interface RateLimits {
  /**
   * Counts a request, says in the headers of its answer what is left (`RateLimit`, `RateLimit-Policy`), and refuses it when nothing is.
   *
   * @param who tells one caller from another: a user, a key, an address
   * @throws Problem `request.too-many`, with `Retry-After`
   * @source draft-ietf-httpapi-ratelimit-headers-10; `Retry-After` RFC 9110, section 10.2.3
   */
  take(reply: Reply, quota: Quota, who: string): void
}

interface Window {
  used: number
  /** When it is over, in milliseconds of the clock given. */
  endsAt: number
}

/** Beyond this many callers at once those whose time is over are forgotten, and if need be the eldest: a flood of addresses must not eat the memory. */
const maxRemembered = 50_000

/** Makes counters. @param now a clock that only goes forward, in milliseconds */
export function createRateLimits(now: () => number = () => performance.now()): RateLimits {
  const windows = new Map<string, Window>()
  const windowOf = (key: string, { seconds }: Quota): Window => {
    const found = windows.get(key)
    if (found && found.endsAt > now()) return found
    windows.delete(key)
    if (windows.size >= maxRemembered) makeRoom(windows, now())
    const fresh = { used: 0, endsAt: now() + seconds * 1000 }
    windows.set(key, fresh)
    return fresh
  }
  return {
    take(reply, quota, who) {
      const window = windowOf(`${quota.name} ${who}`, quota)
      window.used += 1
      const left = Math.max(0, quota.max - window.used)
      const seconds = Math.ceil((window.endsAt - now()) / 1000)
      say(reply, 'ratelimit-policy', `"${quota.name}";q=${quota.max};w=${quota.seconds}`)
      say(reply, 'ratelimit', `"${quota.name}";r=${left};t=${seconds}`)
      if (window.used <= quota.max) return
      reply.header('retry-after', String(seconds))
      throw tooManyRequests(seconds)
    },
  }
}

/** A request can count against several quotas; each is an item of the list that the header is. */
function say(reply: Reply, header: string, item: string): void {
  const before = reply.getHeader(header)
  reply.header(header, before === undefined ? item : `${before}, ${item}`)
}

/** A tenth at once, so that a flood does not make every request look through all of them. */
function makeRoom(windows: Map<string, Window>, now: number): void {
  for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key)
  for (const key of windows.keys()) {
    if (windows.size < maxRemembered * 0.9) return
    windows.delete(key)
  }
}

/** Somebody asked more often than they may. */
export function tooManyRequests(seconds: number): Problem {
  return new Problem('request.too-many', {
    status: 429,
    title: 'That was tried too often.',
    mend: seconds === 1 ? 'Wait a second and try again.' : `Wait ${seconds} seconds and try again.`,
    extra: { retryAfterSeconds: seconds },
  })
}
