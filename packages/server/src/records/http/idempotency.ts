import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'

/** An answer as it is kept. */
export interface KeptAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** A request that may come again. */
export interface RepeatableRequest {
  /** `Idempotency-Key`, chosen by whoever asks. */
  key: string
  method: string
  url: string
  body: unknown
}

/** How long an answer is kept. */
export const keptForMs = 24 * 3_600_000

/**
 * Takes a key for a request, inside its transaction; answers with what was answered the first time if the request was there before. Two that
 * come at once wait for each other: the second finds the answer of the first.
 *
 * @throws Problem `request.key-reused` when the key belongs to another request
 */
export async function takeKey(ctx: Ctx, request: RepeatableRequest): Promise<KeptAnswer | undefined> {
  if (request.key.length > 255) throw badKey()
  const now = ctx.services.clock.now()
  const expired = new Date(now.getTime() - keptForMs)
  const fingerprint = fingerprintOf(request)
  const taken = await sql`
    insert into idempotent_answer as kept (actor, key, fingerprint, created_at)
    values (${actorKey(ctx)}, ${request.key}, ${fingerprint}, ${now})
    on conflict (actor, key) do update
      set fingerprint = excluded.fingerprint, status = null, headers = null, body = null, created_at = excluded.created_at
      where kept.created_at < ${expired}
    returning 1`.execute(ctx.db)
  if (taken.rows.length > 0) return undefined
  const { rows } = await sql<KeptAnswer & { fingerprint: string }>`
    select fingerprint, status, headers, body from idempotent_answer
    where actor = ${actorKey(ctx)} and key = ${request.key}`.execute(ctx.db)
  const [kept] = rows
  if (kept?.fingerprint !== fingerprint) throw keyReused()
  return { status: kept.status, headers: kept.headers, body: kept.body }
}

/** Keeps the answer to a request whose key was taken, in the same transaction: either both the write and the answer are there, or neither. */
export async function keepAnswer(ctx: Ctx, key: string, answer: KeptAnswer): Promise<void> {
  await sql`
    update idempotent_answer
    set status = ${answer.status}, headers = ${JSON.stringify(answer.headers)}::jsonb, body = ${answer.body}
    where actor = ${actorKey(ctx)} and key = ${key}`.execute(ctx.db)
}

const actorKey = ({ actor }: Ctx): string => `${actor.kind} ${actor.userId ?? ''} ${actor.name}`

function fingerprintOf({ method, url, body }: RepeatableRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('base64')
}

const badKey = (): Problem =>
  new Problem('request.key-invalid', {
    status: 400,
    title: 'The Idempotency-Key is longer than 255 characters.',
    mend: 'Send a UUID, for example.',
  })

const keyReused = (): Problem =>
  new Problem('request.key-reused', {
    status: 422,
    title: 'This Idempotency-Key was used for another request.',
    mend: 'Use a new key for a new request, and the old one only to send the same request again.',
  })
