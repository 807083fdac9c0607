import { randomUUIDv7 } from 'node:crypto'

/**
 * A new UUID of version 7: later ids sort after earlier ones, so new rows go to the end of an index.
 * In SQL the same is `uuid_v7()`.
 */
export function uuidV7(): string {
  return randomUUIDv7()
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text from outside is a UUID, so that it may be compared with an id column without an SQL error. */
export function isUuid(text: string): boolean {
  return pattern.test(text)
}
