import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { notAnyMore } from '../may-write.ts'

/** A message that waits to be filled in and sent. */
export interface WaitingMessage {
  id: string
  contactId: string
  address: string
  unsubscribeToken: string
}

/** Where one is among the messages of a program; they are sent in this order. */
export interface Place {
  createdAt: string
  id: string
}

/** The next messages of a program that wait. */
export interface WaitingBatch {
  messages: WaitingMessage[]
  /** How many more there were that must not be sent any more; they are written down as that. */
  leftOut: number
  /** Where to go on from; undefined when no more wait. */
  last: Place | undefined
}

/** The next that wait after a place: each has its turn once in an attempt. */
export async function waitingBatch(
  ctx: Ctx,
  programId: string,
  after: Place | undefined,
  limit: number,
): Promise<WaitingBatch> {
  const from = after
    ? sql`and (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : sql``
  const { rows } = await sql<WaitingMessage & Place & { problem: string | null }>`
    with waiting as materialized (
      select id, contact_id, address, unsubscribe_token, created_at, ${notAnyMore} as problem
      from message where program_id = ${programId} and status = 'queued' ${from}
      order by created_at, id limit ${limit}
    ),
    written as (
      update message set status = 'failed', problem = waiting.problem, updated_at = now()
      from waiting where message.id = waiting.id and message.status = 'queued' and waiting.problem is not null
    )
    select id, contact_id, address, unsubscribe_token, created_at::text, problem from waiting order by created_at, id
  `.execute(ctx.db)
  const messages = rows.filter(({ problem }) => problem === null)
  return { messages, leftOut: rows.length - messages.length, last: rows.at(-1) }
}
