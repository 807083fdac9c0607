import { sql } from 'kysely'
import { uuidV7 } from '../../../platform/uuid.ts'
import { type Ctx, changeSetOf, create, insertRecords } from '../../../records/index.ts'
import { attachWaiting } from './attach-waiting.ts'
import { checkHappened } from './check-happened.ts'
import { type GivenIdentifier, keyOf } from './given-identifier.ts'
import { learnIdentifiers } from './learn-identifiers.ts'
import { offerConflicts } from './offer-conflicts.ts'
import { type Resolution, resolveContact } from './resolve-contact.ts'

/** What became of a touchpoint: it is somebody's, or it waits until somebody is known by one of its identifiers. */
export type TakenTouchpoint =
  | { touchpointId: string; resolution: Resolution }
  | { waitingId: string; resolution: Resolution }

/**
 * Takes a touchpoint of which only identifiers say with whom it was. Who is recognised keeps what came with it, and what waited for them follows; what nobody
 * is known by waits. All of it is one change set.
 *
 * @param happened values of the touchpoint, without contact; without a moment it happened now
 * @throws Problem as `checkHappened`, and those of adding a touchpoint
 */
export async function takeTouchpoint(
  ctx: Ctx,
  happened: Readonly<Record<string, unknown>>,
  given: readonly GivenIdentifier[],
): Promise<TakenTouchpoint> {
  const values = checkHappened(ctx.registry.object('waitingTouchpoint'), {
    at: changeSetOf(ctx).at.toISOString(),
    ...happened,
  })
  const resolution = await resolveContact(ctx, given)
  const { contactId } = resolution
  await offerConflicts(ctx, resolution, values)
  if (!contactId) return { waitingId: await keepWaiting(ctx, values, given), resolution }
  const touchpointId = await create(ctx, ctx.registry.object('touchpoint'), { ...values, contactId })
  await learnIdentifiers(ctx, contactId, given, resolution)
  await attachWaiting(ctx, sql`select ${contactId}::uuid`)
  return { touchpointId, resolution }
}

async function keepWaiting(
  ctx: Ctx,
  { at, type, channel = null, subject = null, payload = null }: Record<string, unknown>,
  given: readonly GivenIdentifier[],
): Promise<string> {
  changeSetOf(ctx).label ||= 'Kept a touchpoint of somebody not known yet'
  const id = uuidV7()
  await insertRecords(ctx, ctx.registry.object('waitingTouchpoint'), {
    columns: ['id', 'at', 'type', 'channel', 'subject', 'payload', 'known_by'],
    select: sql`
      select ${id}::uuid as id, ${at}::timestamptz as at, ${type}::text as type, ${channel}::text as channel,
        ${subject}::text as subject, ${payload === null ? null : JSON.stringify(payload)}::jsonb as payload,
        ${given.map(keyOf)}::text[] as known_by`,
  })
  return id
}
