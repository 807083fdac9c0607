/** What came back, as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: what a test expects is said by its assertions
export type Answer = any

/** The public API of a shop, as somebody who is signed in. */
export interface ShopApi {
  get: (path: string, query?: Record<string, unknown>) => Promise<Answer>
  post: (path: string, body: unknown) => Promise<Answer>
  put: (path: string, body: unknown) => Promise<Answer>
  patch: (path: string, body: unknown) => Promise<Answer>
}

/** Signs in and gives the API. */
export async function apiOf(url: string, who: { email: string; password: string }): Promise<ShopApi> {
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: who.email, password: who.password }),
  })
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';', 1)[0])
  const headers = { cookie: cookie.join('; '), origin: url, 'content-type': 'application/json' }
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/api/v1/${path}`, { method, headers, body: JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    get: (path, query = {}) => send('GET', `${path}${searchOf(query)}`),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    patch: (path, body) => send('PATCH', path, body),
  }
}

function searchOf(query: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  return search.size > 0 ? `?${search}` : ''
}
