import { sql } from 'kysely'
import { hashOfToken, newSecretToken } from '../../platform/auth/secret-token.ts'
import type { Services } from '../../records/index.ts'

/** The private link of a colleague to their calendar, without what is secret of it. */
export interface CalendarFeed {
  createdAt: Date
  /** When a program last read it. */
  lastReadAt: Date | null
}

/** The link that somebody has made; null when there is none. */
export async function readFeed({ db }: Services, userId: string): Promise<CalendarFeed | null> {
  const { rows } = await sql<CalendarFeed>`
    select created_at, last_read_at from calendar_feed where user_id = ${userId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Makes a new link, whose token is told this once; one that was there before ends. */
export async function makeFeed({ db, clock }: Services, userId: string): Promise<string> {
  const { token, hash } = newSecretToken('cal_')
  await sql`
    insert into calendar_feed (user_id, token_hash, created_at) values (${userId}::uuid, ${hash}, ${clock.now()})
    on conflict (user_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at, last_read_at = null
  `.execute(db)
  return token
}

/** Ends the link; programs that have it read nothing any more. */
export async function endFeed({ db }: Services, userId: string): Promise<void> {
  await sql`delete from calendar_feed where user_id = ${userId}::uuid`.execute(db)
}

/** Whose calendar a token opens, as long as they work here; noted as read. */
export async function userOfFeed({ db, clock }: Services, token: string): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string }>`
    update calendar_feed set last_read_at = ${clock.now()} from app_user
    where token_hash = ${hashOfToken(token)} and app_user.id = calendar_feed.user_id and app_user.active
    returning user_id`.execute(db)
  return rows[0]?.userId
}
