import { createHmac } from 'node:crypto'
import { sharedSecret } from '../../../platform/auth/secrets.ts'
import type { Database } from '../../../platform/database/connect.ts'

const shape = /^hmac:[0-9a-f]{64}$/

/**
 * What is kept of the token of a payment provider: HMAC-SHA-256 with a key that this installation made for itself. The same token is recognised again, and
 * nobody who sees the fingerprint can find out, or pay with, what it is of. A fingerprint stays what it is.
 */
export async function fingerprintOf(db: Database, token: string): Promise<string> {
  if (shape.test(token)) return token
  const key = await sharedSecret(db, 'payment-tokens')
  return `hmac:${createHmac('sha256', key).update(token, 'utf8').digest('hex')}`
}
