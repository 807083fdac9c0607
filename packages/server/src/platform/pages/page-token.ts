import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sharedSecret } from '../auth/secrets.ts'
import type { PlatformServices } from '../services.ts'

/** Nobody answers a page of questions sooner than this. */
const soonestMs = 2_000
/** Longer than this a page is not taken to be that of the same person. */
const latestMs = 24 * 3600_000

/** What a page token says, or what is wrong with it. */
export type ReadToken = { nonce: string } | { fault: 'again' | 'expired' }

/** What a page carries, so that its answers come from a page that we made, not long ago and not at once: `moment.nonce.signature`. */
export async function newPageToken(
  services: Pick<PlatformServices, 'db' | 'clock'>,
  pageId: string,
): Promise<string> {
  const said = `${services.clock.now().getTime().toString(36)}.${randomBytes(12).toString('base64url')}`
  return `${said}.${await signatureOf(services, pageId, said)}`
}

/** Reads it; one that is not ours, or of another page, is as one that is too old. */
export async function readPageToken(
  services: Pick<PlatformServices, 'db' | 'clock'>,
  pageId: string,
  token: string,
): Promise<ReadToken> {
  const [moment = '', nonce = '', signature = ''] = token.split('.')
  const ours = Buffer.from(await signatureOf(services, pageId, `${moment}.${nonce}`))
  const theirs = Buffer.from(signature)
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return { fault: 'expired' }
  const age = services.clock.now().getTime() - Number.parseInt(moment, 36)
  if (age < soonestMs) return { fault: 'again' }
  return age <= latestMs ? { nonce } : { fault: 'expired' }
}

/** The secret never changes, so it is asked for once in each process. */
const secrets = new WeakMap<PlatformServices['db'], Promise<string>>()

async function signatureOf(
  { db }: Pick<PlatformServices, 'db'>,
  pageId: string,
  said: string,
): Promise<string> {
  const known = secrets.get(db) ?? sharedSecret(db, 'form-pages')
  secrets.set(db, known)
  const secret = await known.catch((error: unknown) => {
    secrets.delete(db)
    throw error
  })
  return createHmac('sha256', secret).update(`${pageId} ${said}`).digest('base64url')
}
