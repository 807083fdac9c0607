import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { SqlExecutor } from '../database/connect.ts'
import { hashOfToken, newSecretToken } from './secret-token.ts'

/** A key for programs, as far as it may be shown. */
export interface ApiKey {
  id: string
  name: string
  /** The first letters of the key, to tell it from others. */
  prefix: string
  roleId: string
  createdBy: string | null
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const keyPrefix = 'rg_'
const shownLetters = keyPrefix.length + 6
const columns = sql`id, name, prefix, role_id as "roleId", created_by as "createdBy", created_at as "createdAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt"`

/** Makes a key. It is answered this once and cannot be read again. */
export async function createApiKey(
  executor: SqlExecutor,
  { name, roleId, createdBy }: { name: string; roleId: string; createdBy: string | null },
): Promise<{ apiKey: ApiKey; key: string }> {
  const { token: key, hash } = newSecretToken(keyPrefix)
  const { rows } = await sql<ApiKey>`
    insert into api_key (name, prefix, hash, role_id, created_by)
    values (${name}, ${key.slice(0, shownLetters)}, ${hash}, ${roleId}, ${createdBy}) returning ${columns}`.execute(
    executor,
  )
  const [apiKey] = rows
  if (!apiKey) throw new Error('The API key was not written.')
  return { apiKey, key }
}

/**
 * The key that a request sent as `Authorization: Bearer rg_…`; undefined when it sent none, or one that is unknown or revoked.
 * That it was used is noted at most once a minute.
 */
export async function verifyApiKey(
  executor: SqlExecutor,
  authorization: string | undefined,
  now: Date,
): Promise<ApiKey | undefined> {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (!key?.startsWith(keyPrefix)) return undefined
  const hash = hashOfToken(key)
  const { rows } = await sql<ApiKey & { hash: Buffer }>`
    select ${columns}, hash from api_key where hash = ${hash} and revoked_at is null`.execute(executor)
  const [found] = rows
  if (!found || !timingSafeEqual(found.hash, hash)) return undefined
  const { hash: _, ...apiKey } = found
  await noteUse(executor, apiKey, now)
  return apiKey
}

async function noteUse(executor: SqlExecutor, { id, lastUsedAt }: ApiKey, now: Date): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < 60_000) return
  await sql`update api_key set last_used_at = ${now} where id = ${id}`.execute(executor)
}

/** All keys that still work, newest first. */
export async function listApiKeys(executor: SqlExecutor): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    select ${columns} from api_key where revoked_at is null order by created_at desc`.execute(executor)
  return rows
}

/** Ends a key; false when there is none that still works. */
export async function revokeApiKey(executor: SqlExecutor, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update api_key set revoked_at = ${now} where id = ${id} and revoked_at is null returning id`.execute(
    executor,
  )
  return rows.length > 0
}

/** Ends all keys that somebody made; answers with how many. */
export async function revokeApiKeysOf(executor: SqlExecutor, userId: string, now: Date): Promise<number> {
  const { rows } = await sql`
    update api_key set revoked_at = ${now} where created_by = ${userId} and revoked_at is null returning id`.execute(
    executor,
  )
  return rows.length
}

/** Makes the keys of somebody somebody else's; they work on. Answers with how many. */
export async function giveApiKeys(executor: SqlExecutor, from: string, to: string): Promise<number> {
  const { rows } = await sql`
    update api_key set created_by = ${to} where created_by = ${from} and revoked_at is null returning id`.execute(
    executor,
  )
  return rows.length
}
