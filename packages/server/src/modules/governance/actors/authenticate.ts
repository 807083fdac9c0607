import type { Actor } from '@regulars/model'
import { verifyApiKey } from '../../../platform/auth/api-keys.ts'
import type { Request } from '../../../platform/http/route.ts'
import type { Services } from '../../../records/index.ts'
import { loadKey, loadUser } from './load-actor.ts'

/**
 * Who asks: somebody by the API key of the request or, when it carries none, by the session cookie. A wrong key is nobody, whatever cookie
 * comes with it.
 */
export async function authenticate({ headers }: Request, services: Services): Promise<Actor | undefined> {
  const { authorization, cookie } = headers
  if (authorization !== undefined)
    return services.actors.recall(`key ${authorization}`, () => actorOfKey(services, authorization))
  if (cookie === undefined) return undefined
  return services.actors.recall(`cookie ${cookie}`, () => actorOfSession(services, cookie))
}

async function actorOfKey(services: Services, authorization: string): Promise<Actor | undefined> {
  const key = await verifyApiKey(services.db, authorization, services.clock.now())
  return key && loadKey(services, key)
}

async function actorOfSession(services: Services, cookie: string): Promise<Actor | undefined> {
  const session = await services.auth.verifySession(cookie)
  return session && loadUser(services, session.userId)
}
