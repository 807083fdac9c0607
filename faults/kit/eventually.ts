import { setTimeout as sleep } from 'node:timers/promises'
import { Refused } from './shop.ts'

/** Looks again and again until `look` finds what it wants; what is away for a while is waited for. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  { patienceMs = 120_000, everyMs = 20 } = {},
): Promise<T> {
  let last: unknown
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(everyMs)) {
    try {
      const found = await look()
      if (found !== undefined) return found
      last = undefined
    } catch (error) {
      if (!mayPass(error)) throw error
      last = error
    }
  }
  throw new Error(`This did not come about: ${what}.${last ? ` Last: ${(last as Error).message}` : ''}`)
}

/** Asks until there is an answer: for a request that does nothing twice. */
export function untilAnswered<T>(what: string, request: () => Promise<T>): Promise<T> {
  return eventually(what, async () => ({ answer: await request() }), { everyMs: 50 }).then(
    ({ answer }) => answer,
  )
}

/** Whether an error is that of a server or database that is away. */
function mayPass(error: unknown): boolean {
  if (error instanceof Refused) return error.status >= 500 || error.status === 429
  const { code = '', name = '', message = '', cause } = error as Error & { code?: string }
  if (cause !== undefined && mayPass(cause)) return true
  return (
    /^(ECONN|EPIPE|ENOENT|UND_ERR|57P0|08|ETIMEDOUT)/.test(code) ||
    name === 'TimeoutError' ||
    /^(fetch failed|terminated|Connection terminated|timeout|The shop is closed|Client has encountered)/.test(
      message,
    )
  )
}
