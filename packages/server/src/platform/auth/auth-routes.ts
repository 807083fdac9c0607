import type { Clock } from '../clock.ts'
import type { SqlExecutor } from '../database/connect.ts'
import { createRateLimits, tooManyRequests } from '../http/rate-limits.ts'
import type { App, Request as HttpRequest, Reply } from '../http/route.ts'
import { Problem } from '../problem.ts'
import { type Auth, addressHeader } from './auth.ts'
import { createSignInBook } from './sign-in-book.ts'
import { normalEmail } from './users.ts'

/** What of better-auth is reachable; everything else it could do stays shut. */
const endpoints: [method: 'GET' | 'POST', path: string, summary: string][] = [
  ['POST', '/sign-in/email', 'Sign in: { email, password }'],
  ['POST', '/sign-out', 'Sign out'],
  ['GET', '/get-session', 'Who is signed in'],
  ['GET', '/list-sessions', 'Where I am signed in'],
  ['POST', '/revoke-session', 'Sign out one place: { token }'],
  ['POST', '/revoke-other-sessions', 'Sign out everywhere else'],
  [
    'POST',
    '/change-password',
    'Choose a new password: { currentPassword, newPassword, revokeOtherSessions }',
  ],
  ['POST', '/request-password-reset', 'Ask for a link to choose a new password: { email }'],
  ['POST', '/reset-password', 'Choose a new password with the token of that link: { token, newPassword }'],
  [
    'POST',
    '/two-factor/enable',
    'Begin with a second factor: { password }; answers with its key and ten codes',
  ],
  ['POST', '/two-factor/verify-totp', 'A code of the authenticator app: { code, trustDevice }'],
  ['POST', '/two-factor/verify-backup-code', 'One of the ten codes: { code, trustDevice }'],
  ['POST', '/two-factor/generate-backup-codes', 'Ten new codes; the old ones work no more: { password }'],
  ['POST', '/two-factor/disable', 'Sign in without a second factor again: { password }'],
]

/**
 * How often one account may be tried from anywhere. An address may try ten times a minute; this is for who has many addresses. It is high enough that nobody is
 * locked out of their account by a few jokers, and low enough that a password of ten characters outlives them.
 */
const triesPerAccount = { name: 'account', max: 100, seconds: 3_600 }

/** What the routes of signing in need. */
export interface AuthRoutesOptions {
  auth: Auth
  db: SqlExecutor
  clock: Clock
  signInChanged?: () => void | Promise<void>
}

/**
 * Adds the routes of signing in under `/api/auth`. Their errors are problem documents like all others; who came in and who tried is noted.
 *
 * @param signInChanged called before the answer of each that may have ended a session
 */
export function addAuthRoutes(
  app: App,
  { auth, db, clock, signInChanged = () => {} }: AuthRoutesOptions,
): void {
  const limits = createRateLimits()
  const book = createSignInBook({ auth, db, clock })
  for (const [method, path, summary] of endpoints) {
    const config = { permission: 'public', tag: 'auth', summary }
    app.route({
      method,
      url: `/api/auth${path}`,
      config,
      handler: async (request, reply) => {
        const account = path === '/sign-in/email' ? accountIn(request.body) : undefined
        if (account !== undefined) limits.take(reply, triesPerAccount, account)
        const note = await book.open(path, request)
        const response = await auth.handle(toWebRequest(request, request.url, request.body))
        if (method === 'POST' && path !== '/sign-in/email') await signInChanged()
        const body = await response.text()
        await note(response.status, body)
        return passOn(response, body, reply)
      },
    })
  }
}

function accountIn(body: unknown): string | undefined {
  const email = (body as { email?: unknown } | null | undefined)?.email
  return typeof email === 'string' ? normalEmail(email) : undefined
}

/** Signs somebody in with the answer to another request, as when they have just accepted an invitation. */
export async function signInAlong(
  auth: Auth,
  request: HttpRequest,
  reply: Reply,
  credentials: { email: string; password: string },
): Promise<void> {
  const response = await auth.handle(toWebRequest(request, '/api/auth/sign-in/email', credentials))
  if (response.status >= 400) throw asProblem(response.status, await response.text())
  setCookies(response, reply)
}

function toWebRequest(request: HttpRequest, path: string, content: unknown): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length') headers.set(name, String(value))
  }
  headers.set(addressHeader, request.ip)
  const url = new URL(path, `${request.protocol}://${request.headers.host ?? 'localhost'}`)
  const body = request.method === 'GET' ? undefined : JSON.stringify(content ?? {})
  if (body !== undefined) headers.set('content-type', 'application/json')
  return new Request(url, { method: request.method, headers, body })
}

function passOn(response: Response, body: string, reply: Reply): string {
  const seconds = Number(response.headers.get('x-retry-after'))
  if (response.status === 429 && seconds > 0) {
    reply.header('retry-after', String(seconds))
    throw tooManyRequests(seconds)
  }
  if (response.status >= 400) throw asProblem(response.status, body)
  setCookies(response, reply)
  reply.status(response.status).type('application/json; charset=utf-8').header('cache-control', 'no-store')
  return body === '' ? 'null' : body
}

function setCookies(response: Response, reply: Reply): void {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
}

const sentences: Record<string, { title: string; mend?: string }> = {
  INVALID_EMAIL_OR_PASSWORD: {
    title: 'E-mail address or password is wrong.',
    mend: 'Try again, or ask for a new password.',
  },
  INVALID_PASSWORD: { title: 'The password is wrong.' },
  INVALID_CODE: {
    title: 'That code is not right.',
    mend: 'Codes change every thirty seconds: type the one that is shown now.',
  },
  INVALID_BACKUP_CODE: {
    title: 'That is none of your ten codes, or it has been used.',
    mend: 'Type another one of them, or ask an owner to turn your second factor off.',
  },
  INVALID_TWO_FACTOR_COOKIE: {
    title: 'That took too long, or was tried too often.',
    mend: 'Sign in with your password again.',
  },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: {
    title: 'That was tried too often.',
    mend: 'Sign in with your password again.',
  },
  ACCOUNT_TEMPORARILY_LOCKED: {
    title: 'Ten codes in a row were wrong, so this account is closed for a quarter of an hour.',
    mend: 'Try again later, or ask an owner.',
  },
  TOTP_ALREADY_ENABLED: { title: 'You have a second factor already.' },
  INVALID_TOKEN: { title: 'This link has been used or has expired.', mend: 'Ask for a new one.' },
}

function asProblem(status: number, body: string): Problem {
  const { code = '', message = 'That did not work.' } = parseError(body)
  const name = code === '' ? 'refused' : code.toLowerCase().replaceAll('_', '-')
  const title = message.endsWith('.') ? message : `${message}.`
  return new Problem(`auth.${name}`, { status, title, ...sentences[code] })
}

function parseError(body: string): { code?: string; message?: string } {
  try {
    return (JSON.parse(body) ?? {}) as { code?: string; message?: string }
  } catch {
    return {}
  }
}
