import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { Ctx } from '../context.ts'
import { settle } from '../derived/settle.ts'
import { reactingLater } from '../reactions/react-later.ts'
import {
  addCounts,
  type ChangeCounts,
  type ChangeSetKind,
  type ChangeSetOptions,
  type OpenChangeSet,
} from './change-set.ts'
import { insertChangeSet, tellingScreens } from './in-change-set.ts'
import { inTransaction } from './in-transaction.ts'
import { changeSetOf, newChangeSet } from './open-change-set.ts'

/**
 * Opens a change set that takes many transactions, such as an import, and answers with its id. Write to it with `inBulkChunk`, as
 * often as needed and also after a restart; then close it with `finishBulkChangeSet`. What follows from the records (computed
 * columns, touchpoints, reactions) is made when it is finished, once for all of them.
 */
export async function openBulkChangeSet(ctx: Ctx, options: ChangeSetOptions): Promise<string> {
  const changeSet = newChangeSet(ctx, uuidV7(), options)
  await insertChangeSet({ ...ctx, changeSet }, 'open').execute(ctx.db)
  return changeSet.id
}

/** Does one chunk of an open change set in a transaction of its own (or in the one there is). */
export async function inBulkChunk<T>(
  ctx: Ctx,
  changeSetId: string,
  work: (ctx: Ctx & { changeSet: OpenChangeSet }) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx, async (within) => {
    const { changeSet, counts } = await resume(within, changeSetId)
    const result = await work({ ...within, changeSet })
    await saveCounts({ ...within, changeSet }, addCounts(counts, changeSet.counts))
    return result
  })
}

/** Closes a change set that took many transactions; answers with what it did in all. A second call changes nothing. */
export async function finishBulkChangeSet(ctx: Ctx, changeSetId: string): Promise<ChangeCounts> {
  return inTransaction(ctx, async (within) => {
    const { changeSet, counts, state } = await resume(within, changeSetId, true)
    if (state !== 'open') return counts
    changeSet.counts = counts
    const inside = { ...within, changeSet }
    await settle(inside)
    await sql`update change_set set state = 'done', updated_at = ${changeSet.at} where id = ${changeSetId}`.execute(
      within.db,
    )
    const follow = await reactingLater(inside, counts)
    for (const object of Object.keys(counts)) changeSet.ids.set(object, manyIds)
    const calls = [...follow, ...tellingScreens(inside)]
    if (calls.length > 0) await sql`select ${sql.join(calls)}`.execute(within.db)
    return counts
  })
}

/** More ids than screens are told one by one. */
const manyIds: Set<string> = new Set(Array.from({ length: 101 }, (_, index) => `many-${index}`))

interface StoredChangeSet {
  kind: ChangeSetKind
  label: string
  source: string | null
  counts: ChangeCounts
  final: boolean
  state: string
}

/** The row stays locked until the transaction ends, so two chunks never run at once. */
async function resume(ctx: Ctx, id: string, closedToo = false) {
  const { rows } = await sql<StoredChangeSet>`
    select kind, label, source, counts, final, state from change_set where id = ${id} for no key update`.execute(
    ctx.db,
  )
  const stored = rows[0]
  if (!stored || (stored.state !== 'open' && !closedToo)) {
    throw new Problem('change-set.closed', {
      status: 409,
      title: 'This change set takes no further changes.',
    })
  }
  const { kind, label, source, final } = stored
  const changeSet: OpenChangeSet = { ...newChangeSet(ctx, id, { kind, label }), source, final }
  return { changeSet, counts: stored.counts, state: stored.state }
}

async function saveCounts(ctx: Ctx, counts: ChangeCounts): Promise<void> {
  const { id, at, final } = changeSetOf(ctx)
  await sql`
    update change_set set counts = ${JSON.stringify(counts)}, final = ${final}, updated_at = ${at} where id = ${id}
  `.execute(ctx.db)
}
