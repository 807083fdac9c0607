import { identifierKinds } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create } from '../../../records/index.ts'
import type { KnownIdentifier, Resolution } from './resolve-contact.ts'

/**
 * Writes a note to the person whose identifiers came together with those of somebody else, for people to look at: perhaps the two are one. The same is
 * noted once.
 */
export async function noteConflicts(
  ctx: Ctx,
  { contactId, decidedBy, conflicts }: Resolution,
): Promise<void> {
  if (!contactId || !decidedBy || conflicts.length === 0) return
  const text = `Came together: ${said(decidedBy)} and ${conflicts.map(said).join(', ')}, which is somebody else’s. Are they one and the same?`
  const { rows } = await sql`
    select from note where contact_id = ${contactId} and text = ${text} and deleted_at is null limit 1`.execute(
    ctx.db,
  )
  if (rows.length > 0) return
  await create(ctx, ctx.registry.object('note'), { contactId, text }, { trusted: true })
}

const said = ({ kind, value }: KnownIdentifier): string => `the ${identifierKinds[kind].said} ${value}`
