import type { Clock } from '../clock.ts'
import type { SqlExecutor } from '../database/connect.ts'
import type { Request } from '../http/route.ts'
import { Problem } from '../problem.ts'
import type { Auth } from './auth.ts'
import { takeCode } from './second-factor.ts'
import { noteSignIn, type SignInOutcome } from './sign-ins.ts'

/** Notes who came in and who tried, around the routes of signing in. */
export interface SignInBook {
  /**
   * Looks who asks before a route of signing in does its work; what is answered notes what came of it.
   *
   * @throws Problem `auth.code-used` when somebody gives a code a second time
   */
  open(path: string, request: Request): Promise<(status: number, body: string) => Promise<void>>
}

interface Opened {
  userId?: string | undefined
  email?: string | undefined
}

/** Makes the book. */
export function createSignInBook({
  auth,
  db,
  clock,
}: {
  auth: Auth
  db: SqlExecutor
  clock: Clock
}): SignInBook {
  const askers: Record<string, (request: Request) => Promise<Opened>> = {
    '/sign-in/email': async ({ body }) => ({ email: textIn(body, 'email') }),
    '/change-password': signedIn,
    '/two-factor/disable': signedIn,
    '/two-factor/verify-totp': askedForCode,
    '/two-factor/verify-backup-code': askedForCode,
  }
  async function signedIn({ headers }: Request): Promise<Opened> {
    return { userId: (await auth.verifySession(headers.cookie))?.userId }
  }
  async function askedForCode(request: Request): Promise<Opened> {
    const userId = await auth.askedForCode(request.headers.cookie)
    return userId === undefined ? signedIn(request) : { userId }
  }
  return {
    async open(path, request) {
      const asker = await askers[path]?.(request)
      if (!asker || (asker.userId ?? asker.email) === undefined) return async () => {}
      const note = (outcome: SignInOutcome) => {
        const { ip: address, headers } = request
        return noteSignIn(db, { ...asker, outcome, address, userAgent: headers['user-agent'] }, clock.now())
      }
      const code = path === '/two-factor/verify-totp' ? textIn(request.body, 'code') : undefined
      if (code && asker.userId && !(await takeCode(db, asker.userId, code, clock.now()))) {
        await note('wrongCode')
        throw new Problem('auth.code-used', {
          status: 401,
          title: 'That code has been used already.',
          mend: 'Wait for the next one; it comes within thirty seconds.',
        })
      }
      const isOpen = (await auth.verifySession(request.headers.cookie)) !== undefined
      return async (status, body) => {
        const outcome = outcomeOf(path, status, body, isOpen)
        if (outcome) await note(outcome)
      }
    },
  }
}

/** What came of it; undefined for what is no end, as when a code is asked for next. */
function outcomeOf(
  path: string,
  status: number,
  body: string,
  isSignedIn: boolean,
): SignInOutcome | undefined {
  const done = status < 400
  switch (path) {
    case '/sign-in/email':
      if (done) return body.includes('"twoFactorRedirect":true') ? undefined : 'signedIn'
      if (body.includes('"DEACTIVATED"')) return 'deactivated'
      return status === 401 ? 'wrongPassword' : undefined
    case '/change-password':
      return done ? 'passwordChanged' : undefined
    case '/two-factor/disable':
      return done ? 'secondFactorOff' : undefined
    case '/two-factor/verify-totp':
    case '/two-factor/verify-backup-code':
      if (!done) return status === 401 ? 'wrongCode' : undefined
      return isSignedIn ? 'secondFactorOn' : 'signedIn'
    default:
      return undefined
  }
}

function textIn(body: unknown, name: string): string | undefined {
  const text = (body as Record<string, unknown> | null | undefined)?.[name]
  return typeof text === 'string' ? text : undefined
}
