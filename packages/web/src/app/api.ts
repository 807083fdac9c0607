import { toldAll, writtenAll } from '../ui/texts/told.ts'
import { problemOf, unreachable } from './problem.ts'

/** Values of a query string; null and undefined are left out, objects (a condition) go as JSON, lists with commas. */
export type Query = Record<string, string | number | boolean | null | undefined | object>

export interface SendOptions {
  query?: Query
  signal?: AbortSignal
  /** The version that was seen, so that nobody's change is written over unseen. */
  ifMatch?: number | string
  /** For a POST that may be sent again by hand: the same key, the same effect. Made anew when left out. */
  idempotencyKey?: string
}

/** A write and how to take it back. */
export interface Written<T> {
  data: T
  /** Its change set, for `offerUndo`; undefined when the server keeps none for this. */
  changeSetId: string | undefined
}

const base = '/api/v1/'

/** The server, over its public API: `api.get<Contact>('contacts/…')`. Every error is an `ApiProblem`. */
export const api = {
  get: <T>(path: string, options?: SendOptions) => read<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: SendOptions) => read<T>('POST', path, body, options),
  patch: <T>(path: string, body: unknown, options?: SendOptions) => read<T>('PATCH', path, body, options),
  put: <T>(path: string, body: unknown, options?: SendOptions) => read<T>('PUT', path, body, options),
  delete: <T = void>(path: string, options?: SendOptions) => read<T>('DELETE', path, undefined, options),
  /** A write that can be undone: answers with its change set beside the data. */
  async write<T>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    options?: SendOptions,
  ): Promise<Written<T>> {
    const response = await send(method, path, body, options)
    return {
      data: await bodyOf<T>(response),
      changeSetId: response.headers.get('x-change-set') ?? undefined,
    }
  },
}

/** The address of something on the server, for links that download. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined) search.set(name, written(value))
  const text = search.toString()
  return `${path.startsWith('/') ? path : base + path}${text && `?${text}`}`
}

async function read<T>(method: string, path: string, body: unknown, options?: SendOptions): Promise<T> {
  const answer = await bodyOf<T>(await send(method, path, body, options))
  return isSaid(path) ? toldAll(answer) : answer
}

async function send(
  method: string,
  path: string,
  body: unknown,
  options: SendOptions = {},
): Promise<Response> {
  const { query, signal, ifMatch, idempotencyKey } = options
  const headers = new Headers({ accept: 'application/json' })
  const isForm = body instanceof FormData
  const sent = isForm || body === undefined || !path.startsWith('objects') ? body : writtenAll(body)
  if (body !== undefined && !isForm) headers.set('content-type', 'application/json')
  if (ifMatch !== undefined) headers.set('if-match', `"${ifMatch}"`)
  if (method === 'POST') headers.set('idempotency-key', idempotencyKey ?? crypto.randomUUID())
  const content = isForm || body === undefined ? (body as FormData | undefined) : JSON.stringify(sent)
  const response = await fetch(apiUrl(path, query), { method, headers, body: content, signal }).catch(
    (error) => {
      throw isAbort(error) ? error : unreachable()
    },
  )
  if (!response.ok) throw await problemOf(response)
  return response
}

async function bodyOf<T>(response: Response): Promise<T> {
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Answers in which the server says something; in all others there are records, whose words are those of people. */
const said =
  /^(objects|model-cards|analyses|capabilities|health|jobs|notifications|change-sets|sales\/|value|sight|imports|today|formulas|segments\/describe|mail$)|\/(history|merges|duplicates|check|results|path|memory|billing|sources|shares|preview)\b/

const isSaid = (path: string): boolean => said.test(path)

function written(value: NonNullable<Query[string]>): string {
  if (Array.isArray(value)) return value.join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
