import { scopeOf } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, changeSetOf, createMany, updateMany } from '../../../records/index.ts'
import type { GivenIdentifier } from './given-identifier.ts'
import type { KnownIdentifier, Resolution } from './resolve-contact.ts'

/**
 * Remembers for a person what came together with what said who they are: new identifiers become theirs, known ones were seen again. A device that comes
 * with somebody who is known is theirs as surely as that; one that comes with a second person is shared from then on.
 */
export async function learnIdentifiers(
  ctx: Ctx,
  contactId: string,
  given: readonly GivenIdentifier[],
  { known }: Pick<Resolution, 'known'>,
): Promise<void> {
  if (scopeOf(ctx.actor.role, 'identifier', 'create') === 'none') return
  const own = known.filter((each) => each.contactId === contactId)
  const others = known.filter((each) => each.contactId !== contactId)
  await shareDevices(ctx, others)
  const fresh = given.filter((each) => !own.some(isSame(each)))
  await createMany(
    ctx,
    ctx.registry.object('identifier'),
    fresh.map(({ kind, value, verified }) => ({
      contactId,
      kind,
      value,
      verified: (verified || kind === 'device') && !others.some(isTaken({ kind, value })),
      shared: kind === 'device' && others.some(isSame({ kind, value })),
    })),
    { trusted: true },
  )
  await verifyOwn(
    ctx,
    own.filter((each) => !each.verified && given.some((one) => one.verified && isSame(one)(each))),
    others,
  )
  await noteSeen(ctx, own)
}

const isSame =
  (one: Pick<GivenIdentifier, 'kind' | 'value'>) =>
  ({ kind, value }: Pick<GivenIdentifier, 'kind' | 'value'>): boolean =>
    kind === one.kind && value.toLowerCase() === one.value.toLowerCase()

/** Whether somebody else has it as theirs alone; a device then was marked as shared, so it is nobody's alone any more. */
const isTaken =
  (one: Pick<GivenIdentifier, 'kind' | 'value'>) =>
  (other: KnownIdentifier): boolean =>
    other.kind !== 'device' && other.verified && !other.shared && isSame(one)(other)

async function shareDevices(ctx: Ctx, others: readonly KnownIdentifier[]): Promise<void> {
  const ids = others.filter(({ kind, shared }) => kind === 'device' && !shared).map(({ id }) => id)
  await change(ctx, ids, { shared: true })
}

async function verifyOwn(
  ctx: Ctx,
  own: readonly KnownIdentifier[],
  others: readonly KnownIdentifier[],
): Promise<void> {
  const free = own.filter((each) => each.shared || !others.some(isTaken(each)))
  await change(
    ctx,
    free.map(({ id }) => id),
    { verified: true },
  )
}

async function change(ctx: Ctx, ids: readonly string[], values: Record<string, boolean>): Promise<void> {
  const changes = ids.map((id) => ({ id, values }))
  await updateMany(ctx, ctx.registry.object('identifier'), changes, { trusted: true })
}

/** When something was last seen is no change that anybody would undo, so it leaves no trace in the history. */
async function noteSeen(ctx: Ctx, own: readonly KnownIdentifier[]): Promise<void> {
  if (own.length === 0) return
  await sql`
    update identifier set last_seen_at = ${changeSetOf(ctx).at}
    where id = any(${own.map(({ id }) => id)}::uuid[]) and last_seen_at is distinct from ${changeSetOf(ctx).at}`.execute(
    ctx.db,
  )
}
