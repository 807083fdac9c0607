import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { insertRecords } from '../change-sets/insert-records.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { ensureTouchpointPartitions } from './touchpoint-partitions.ts'

/** One thing that happened between a contact and us. */
export interface NewTouchpoint {
  contactId: string
  type: string
  /** Default: the moment of the change set. */
  at?: Date
  channel?: string
  subject?: string
  /** The record behind it. */
  about?: { object: string; id: string }
  payload?: unknown
}

/** Columns that `addTouchpointsFrom` takes. */
const columns = ['contact_id', 'at', 'type', 'channel', 'subject', 'about', 'payload'] as const

/** Adds one touchpoint to the memory of a contact. Touchpoints that tell of a record follow a `TouchpointRule` instead. */
export async function addTouchpoint(ctx: Ctx, touchpoint: NewTouchpoint): Promise<void> {
  const { contactId, type, at = changeSetOf(ctx).at, channel, subject, about, payload } = touchpoint
  await addTouchpointsFrom(
    ctx,
    sql`
      select ${contactId}::uuid as contact_id, ${at}::timestamptz as at, ${type}::text as type,
        ${channel ?? null}::text as channel, ${subject?.slice(0, 500) ?? null}::text as subject,
        ${jsonOrNull(about)}::jsonb as about, ${jsonOrNull(payload)}::jsonb as payload`,
  )
}

/**
 * Adds touchpoints in one statement, from a query that yields `contact_id`, `at`, `type`, `channel`, `subject`, `about` and `payload`;
 * answers with how many.
 */
export async function addTouchpointsFrom(ctx: Ctx, select: RawBuilder<unknown>): Promise<number> {
  await ensureTouchpointPartitions(ctx, sql`select at from (${select}) as wanted`)
  return insertRecords(ctx, ctx.registry.object('touchpoint'), { select, columns })
}

const jsonOrNull = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
