import { sql } from 'kysely'
import type { Database, Pool, PoolClient } from '../../../platform/database/connect.ts'
import { prepared } from '../../../platform/database/prepared.ts'
import { notAnyMore } from '../may-write.ts'
import type { Outgoing } from './outgoing.ts'

/** What messages become that waited until now: on their way to the mail server, or kept for people to see. */
export type Claim = { status: 'sending' } | { status: 'kept'; at: Date }

/** A message that the mail server took, under the id by which it is known there. */
export interface Taken {
  id: string
  messageId: string
  at: Date
}

/**
 * Claims messages that wait, each as it was filled in: the one statement after which they are ours. Those that must not be sent any more are written down as that in the
 * same statement, and so are others that the mail server took meanwhile: one commit for all. Answers with the ids of those that were claimed.
 */
export async function claimMessages(
  connection: Pool | PoolClient,
  db: Database,
  { messages, taken = [], claim }: { messages: readonly Outgoing[]; taken?: readonly Taken[]; claim: Claim },
): Promise<Set<string>> {
  const column = <T, K extends keyof T>(rows: readonly T[], key: K) => rows.map((row) => row[key])
  const statement = sql`
    with sent as (
      update message set status = 'sent', message_id = taken.message_id, sent_at = coalesce(sent_at, taken.at), updated_at = now()
      from unnest(${column(taken, 'id')}::uuid[], ${column(taken, 'messageId')}::text[], ${column(taken, 'at')}::timestamptz[])
        as taken (id, message_id, at)
      where message.id = taken.id
    ),
    filled as (
      select message.id, given.subject, given.html, given.text, ${notAnyMore} as problem
      from unnest(${column(messages, 'id')}::uuid[], ${column(messages, 'subject')}::text[], ${column(messages, 'html')}::text[],
        ${column(messages, 'text')}::text[]) as given (id, subject, html, text)
      join message on message.id = given.id and message.status = 'queued'
    ),
    claimed as (
      update message set status = case when filled.problem is null then ${claim.status} else 'failed' end, problem = filled.problem,
        subject = filled.subject, html = filled.html, text = filled.text,
        sent_at = case when filled.problem is null then ${claim.status === 'kept' ? claim.at : null}::timestamptz end, updated_at = now()
      from filled where message.id = filled.id and message.status = 'queued'
      returning message.id, message.status
    )
    select id from claimed where status = ${claim.status}`
  const { rows } = await connection.query<{ id: string }>(prepared(statement, db))
  return new Set(rows.map(({ id }) => id))
}
