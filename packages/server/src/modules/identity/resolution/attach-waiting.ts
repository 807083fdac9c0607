import { identifierKindNames } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { addTouchpointsFrom, binRecords, type Ctx } from '../../../records/index.ts'
import { decidesSql } from './resolve-contact.ts'

/**
 * Gives touchpoints that waited to the people whose identifiers they came with, and answers with how many. They keep their moment; the change set can
 * take all of it back.
 *
 * @param contacts a query that yields the ids of the people concerned
 */
export async function attachWaiting(ctx: Ctx, contacts: RawBuilder<unknown>): Promise<number> {
  if (!(await isAnyWaiting(ctx))) return 0
  await sql`drop table if exists found_waiting`.execute(ctx.db)
  await sql`
    create temporary table found_waiting on commit drop as
    select distinct on (waiting.id) waiting.id, identifier.contact_id
    from identifier
    join contact on contact.id = identifier.contact_id and contact.deleted_at is null
    join waiting_touchpoint as waiting on waiting.known_by @> array[identifier.kind || ':' || lower(identifier.value)]
    where identifier.contact_id in (${contacts}) and ${decidesSql}
    order by waiting.id, array_position(${identifierKindNames}::text[], identifier.kind)`.execute(ctx.db)
  const added = await addTouchpointsFrom(
    ctx,
    sql`
      select found.contact_id, waiting.at, waiting.type, waiting.channel, waiting.subject, null::jsonb as about, waiting.payload
      from found_waiting as found join waiting_touchpoint as waiting using (id)`,
  )
  await binRecords(ctx, ctx.registry.object('waitingTouchpoint'), sql`select id from found_waiting`)
  await sql`drop table found_waiting`.execute(ctx.db)
  return added
}

async function isAnyWaiting({ db }: Ctx): Promise<boolean> {
  const { rows } = await sql`select from waiting_touchpoint limit 1`.execute(db)
  return rows.length > 0
}
