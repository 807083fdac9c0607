import { randomBytes } from 'node:crypto'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import type { Pool } from '../database/connect.ts'
import type { Log } from '../log.ts'
import { uuidV7 } from '../uuid.ts'
import { maxPasswordLength, minPasswordLength, passwordFault } from './password-rules.ts'
import { secondFactor } from './second-factor.ts'

/** Signing in by e-mail and password, and the sessions that come of it. */
export interface Auth {
  /** Whose session the cookie of a request belongs to; undefined when there is none that is valid. */
  verifySession(cookie: string | undefined): Promise<SessionUser | undefined>
  /** Answers a request to `/api/auth/…`. */
  handle(request: Request): Promise<Response>
  /** Who is asked for a code after their password, from the cookie of a request; undefined when nobody is. */
  askedForCode(cookie: string | undefined): Promise<string | undefined>
  /** Makes the token of a link with which somebody chooses a new password, once, within a day. */
  newPasswordToken(userId: string): Promise<string>
}

/** Somebody who is signed in. */
export interface SessionUser {
  userId: string
  sessionId: string
}

/** What signing in needs. */
export interface AuthOptions {
  pool: Pool
  log: Log
  /** Signs the cookies; the same in all processes. */
  secret: string
  publicUrl: string | undefined
  /** After how many days one has to sign in again; thirty if not said. */
  sessionDays?: number
  /** Sends the link with which somebody chooses a new password; without it that is not offered. */
  sendPasswordLink?: (to: { email: string; name: string }, token: string) => Promise<void>
  /** Whether somebody may still sign in; asked each time with their id. */
  maySignIn?: (userId: string) => Promise<boolean>
}

/** How long the link for a new password works that a colleague makes; one that somebody asks for works an hour. */
const passwordLinkHours = 24

/** The header in which we tell better-auth where a request came from; what a client writes there is overwritten. */
export const addressHeader = 'x-regulars-address'

/** How often an address may try, per minute. */
const rateLimits = {
  '/sign-in/email': { window: 60, max: 10 },
  '/request-password-reset': { window: 60, max: 5 },
  '/reset-password': { window: 60, max: 5 },
  '/change-password': { window: 60, max: 10 },
  '/two-factor/*': { window: 60, max: 10 },
}

/** Sets up better-auth on our tables. Nobody can sign up: people come as the first owner or by invitation. */
export function createAuth(options: AuthOptions): Auth {
  const auth = betterAuth(authConfig(options))
  return {
    handle: (request) => auth.handler(request),
    async verifySession(cookie) {
      if (!cookie?.includes('regulars.session_token')) return undefined
      const headers = new Headers({ cookie })
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } })
      return found ? { userId: found.user.id, sessionId: found.session.id } : undefined
    },
    async askedForCode(cookie) {
      const context = await auth.$context
      const challenge = cookieValue(cookie, context.createAuthCookie('two_factor').name)
      if (challenge === undefined) return undefined
      // The name of a challenge is random and kept as a hash: whoever knows one was given it.
      const [identifier = ''] = challenge.split('.')
      return (await context.internalAdapter.findVerificationValue(identifier))?.value
    },
    async newPasswordToken(userId) {
      const { internalAdapter } = await auth.$context
      const token = randomBytes(24).toString('base64url')
      const expiresAt = new Date(Date.now() + passwordLinkHours * 3600 * 1000)
      await internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt,
      })
      return token
    },
  }
}

function cookieValue(cookies: string | undefined, name: string): string | undefined {
  const start = `${name}=`
  const found = cookies?.split(/; */).find((each) => each.startsWith(start))
  if (found === undefined) return undefined
  try {
    return decodeURIComponent(found.slice(start.length))
  } catch {
    return undefined
  }
}

function authConfig(options: AuthOptions): BetterAuthOptions {
  const https = options.publicUrl?.startsWith('https:') ?? false
  return {
    appName: 'Regulars',
    baseURL: options.publicUrl ?? 'http://localhost',
    basePath: '/api/auth',
    secret: options.secret,
    database: options.pool,
    ...tables,
    emailAndPassword: { ...passwords, ...passwordLink(options) },
    session: { ...tables.session, expiresIn: (options.sessionDays ?? 30) * day, disableSessionRefresh: true },
    trustedOrigins: (request) => ownOrigins(request),
    rateLimit: {
      ...tables.rateLimit,
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: rateLimits,
    },
    advanced: advanced(https),
    plugins: [secondFactor()],
    hooks: { before: createAuthMiddleware(refuseWeakPassword) },
    databaseHooks: {
      session: { create: { before: ({ userId }) => refuseDeactivated(userId, options.maySignIn) } },
    },
    telemetry: { enabled: false },
    onAPIError: {
      onError: (error) => options.log.debug({ err: error }, 'A request to sign in was refused.'),
    },
    logger: {
      level: 'warn',
      log: (level, message, ...details) => options.log[level]({ details }, message),
    },
  }
}

const passwords = {
  enabled: true,
  disableSignUp: true,
  minPasswordLength,
  maxPasswordLength,
  revokeSessionsOnPasswordReset: true,
}

const day = 24 * 3600

/** With https the cookies are for this host alone: browsers refuse the prefix `__Host-` on any other, and without Secure and the path `/`. */
function advanced(https: boolean) {
  return {
    cookiePrefix: https ? '__Host-regulars' : 'regulars',
    useSecureCookies: false,
    defaultCookieAttributes: { sameSite: 'lax' as const, httpOnly: true, path: '/', secure: https },
    ipAddress: { ipAddressHeaders: [addressHeader] },
    database: { generateId: () => uuidV7(), validateSchema: false },
    // Said outright, since better-auth lets it go when it finds itself in a test.
    disableOriginCheck: false,
    disableCSRFCheck: false,
  } satisfies BetterAuthOptions['advanced']
}

/** Our pages come from the very host that a request goes to. */
function ownOrigins(request: Request | undefined): string[] {
  const host = request?.headers.get('host')
  return host ? [`http://${host}`, `https://${host}`] : []
}

function passwordLink({ sendPasswordLink }: AuthOptions) {
  if (!sendPasswordLink) return {}
  return {
    sendResetPassword: ({ user, token }: { user: { email: string; name: string }; token: string }) =>
      sendPasswordLink(user, token),
  }
}

async function refuseWeakPassword(context: {
  path?: string
  body?: { newPassword?: unknown }
}): Promise<void> {
  const password = context.body?.newPassword
  if (typeof password !== 'string') return
  const fault = await passwordFault(password, '')
  if (fault !== undefined) throw new APIError('BAD_REQUEST', { code: 'WEAK_PASSWORD', message: fault })
}

async function refuseDeactivated(userId: string, maySignIn: AuthOptions['maySignIn']): Promise<void> {
  if (!maySignIn || (await maySignIn(userId))) return
  throw new APIError('FORBIDDEN', { code: 'DEACTIVATED', message: 'This account has been deactivated.' })
}

/** Where better-auth finds its things: our tables, in snake_case. */
const tables = {
  user: {
    modelName: 'auth_user',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
  session: {
    modelName: 'auth_session',
    fields: {
      expiresAt: 'expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      userId: 'user_id',
    },
  },
  account: {
    modelName: 'auth_account',
    fields: {
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'user_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'auth_verification',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    storeIdentifier: 'hashed',
  },
  rateLimit: { modelName: 'auth_rate_limit', fields: { lastRequest: 'last_request' } },
} as const
