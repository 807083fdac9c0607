/** Requests as a browser or a program sends them. */
import type { App } from '../../../platform/http/route.ts'

/** Somebody, or a program, whose requests carry what proves it. */
export interface Caller {
  id: string
  headers: Record<string, string>
}

/** Sends a request below our own origin; the body goes as JSON. */
export type Send = ReturnType<typeof sender>

/** What came back; `body` is what the JSON says. */
export type Answer = Awaited<ReturnType<Send>>

const origin = { host: 'shop.example', origin: 'http://shop.example' }
let addresses = 0

/** Makes the way in which a test asks a server. */
export function sender(app: App) {
  return async (
    method: string,
    url: string,
    as?: Caller,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const response = await app.inject({
      method: method as 'GET',
      url,
      ...(body === undefined ? {} : { payload: body as object }),
      headers: { ...origin, ...as?.headers, ...headers },
      // Each from an address of its own, so that limits per address do not count tests together.
      remoteAddress: `10.0.${(addresses >> 8) & 255}.${addresses++ & 255}`,
    })
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body === '' ? undefined : response.json(),
    }
  }
}

/** The cookies that an answer sets, to be sent back. */
export function cookiesOf({ headers }: Pick<Answer, 'headers'>): Record<string, string> {
  const set = [headers['set-cookie'] ?? []].flat().map(String)
  return { cookie: set.map((cookie) => cookie.split(';')[0]).join('; ') }
}
