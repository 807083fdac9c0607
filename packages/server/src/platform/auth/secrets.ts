import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** A secret that all processes on one database share; made the first time it is asked for. */
export async function sharedSecret(db: Database, name: string): Promise<string> {
  const fresh = randomBytes(48).toString('base64url')
  await sql`insert into secret (name, value) values (${name}, ${fresh}) on conflict (name) do nothing`.execute(
    db,
  )
  const { value } = await db
    .selectFrom('secret')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return value
}
