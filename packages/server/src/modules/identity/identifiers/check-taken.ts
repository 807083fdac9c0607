import { sql } from 'kysely'
import { applyPatches, type Ctx, type PendingWrite, reachSql } from '../../../records/index.ts'
import { takenIdentifier } from '../problems.ts'

interface Holder {
  id: string
  kind: string
  contactId: string
  name: string
  inBin: boolean
  visible: boolean
}

/**
 * Refuses identifiers that are verified as somebody else's alone. People in the bin, and those who became part of another, give up what they held.
 *
 * @throws Problem `identifier.taken`
 */
export async function refuseTaken(ctx: Ctx, writes: readonly PendingWrite[]): Promise<void> {
  const deciding = writes
    .map(({ id, before, values }) => ({ ...before, ...values, id }) as Record<string, unknown>)
    .filter(
      ({ verified, shared, value }) => verified === true && shared !== true && typeof value === 'string',
    )
  if (deciding.length === 0) return
  const holders = await holdersOf(ctx, deciding)
  const holder = holders.find(({ inBin }) => !inBin)
  if (holder) throw takenIdentifier(holder.kind, holder.visible ? holder : undefined)
  await giveUp(
    ctx,
    holders.map(({ id }) => id),
  )
}

async function holdersOf(ctx: Ctx, deciding: readonly Record<string, unknown>[]): Promise<Holder[]> {
  const contact = ctx.registry.object('contact')
  const wanted = deciding.map(({ id, kind, value }) => ({ id, kind, value }))
  const reach = sql.join(reachSql(ctx, contact, 'contact'), sql` and `)
  const { rows } = await sql<Holder>`
    select identifier.id, wanted.kind, contact.id as "contactId", contact.name, contact.deleted_at is not null as "inBin",
      coalesce((${reach}), false) as visible
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted (id uuid, kind text, value text)
    join identifier on identifier.kind = wanted.kind and lower(identifier.value) = lower(wanted.value)
      and identifier.verified and not identifier.shared and identifier.id <> wanted.id
    join contact on contact.id = identifier.contact_id`.execute(ctx.db)
  return rows
}

async function giveUp(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await applyPatches(ctx, ctx.registry.object('identifier'), {
    columns: ['verified'],
    select: sql`select unnest(${[...ids]}::uuid[]) as id, '{"verified": false}'::jsonb as patch`,
  })
}
