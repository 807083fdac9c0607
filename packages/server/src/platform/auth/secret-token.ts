import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 bits that is given away once, and the hash that we keep of it. */
export interface SecretToken {
  token: string
  hash: Buffer
}

/** Makes a token; the prefix tells people, and tools that look for leaked secrets, what it is. */
export function newSecretToken(prefix: string): SecretToken {
  const token = `${prefix}${randomBytes(32).toString('base64url')}`
  return { token, hash: hashOfToken(token) }
}

/** What is stored of a token. It is random and long, so a fast hash without salt is as good as a slow one. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
