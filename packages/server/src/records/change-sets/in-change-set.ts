import { type RawBuilder, sql } from 'kysely'
import { runPrepared } from '../../platform/database/prepared.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { Ctx } from '../context.ts'
import { settle } from '../derived/settle.ts'
import { reactingLater } from '../reactions/react-later.ts'
import { requireRulesKept } from '../rules-of-objects/require-rules-kept.ts'
import { type ChangeSetOptions, maxToldIds, type OpenChangeSet } from './change-set.ts'
import { inTransaction } from './in-transaction.ts'
import { changeSetOf, newChangeSet } from './open-change-set.ts'
import { touchLinked } from './touch-linked.ts'

/** The live topic under which changed records are told, by object. */
export const recordsTopic = 'records'

/**
 * Does `work` in one transaction and one change set: all of it happens, or nothing. Inside another change set it joins that one.
 * A change set in which nothing changed leaves no trace.
 *
 * @example await inChangeSet(ctx, { label: 'Merged two people' }, async (ctx) => { await update(ctx, …); await remove(ctx, …) })
 */
export async function inChangeSet<T>(
  ctx: Ctx,
  options: ChangeSetOptions,
  work: (ctx: Ctx & { changeSet: OpenChangeSet }) => Promise<T>,
): Promise<T> {
  if (ctx.changeSet) return work({ ...ctx, changeSet: ctx.changeSet })
  return inTransaction(ctx, async (within) => {
    const inside = { ...within, changeSet: newChangeSet(within, uuidV7(), options) }
    const result = await work(inside)
    await closeChangeSet(inside)
    return result
  })
}

async function closeChangeSet(ctx: Ctx): Promise<void> {
  const changeSet = changeSetOf(ctx)
  if (Object.keys(changeSet.counts).length === 0) return
  await touchLinked(ctx)
  await settle(ctx)
  await requireRulesKept(ctx)
  const calls = [...(await reactingLater(ctx, changeSet.counts)), ...tellingScreens(ctx)]
  await runPrepared(ctx.db, sql`with written as (${insertChangeSet(ctx, 'done')}) select ${sql.join(calls)}`)
}

/** The statement that writes the row of the open change set. */
export function insertChangeSet(ctx: Ctx, state: 'open' | 'done'): RawBuilder<unknown> {
  const { id, kind, label, source, at, counts, final } = changeSetOf(ctx)
  return sql`
    insert into change_set (id, kind, label, source, state, counts, final, created_at, updated_at, version, created_by_id)
    values (${id}, ${kind}, ${label}, ${source}, ${state}, ${JSON.stringify(counts)}, ${final}, ${at}, ${at}, 1, ${ctx.actor.userId})`
}

/** The calls that tell open screens which records changed, once the transaction is committed; to be part of the statement that ends a change set. */
export function tellingScreens(ctx: Ctx): RawBuilder<unknown>[] {
  return [...changeSetOf(ctx).ids].map(([object, told]) => {
    const ids = told.size > maxToldIds ? null : [...told]
    return ctx.services.live.publishing(recordsTopic, { object, ids })
  })
}
