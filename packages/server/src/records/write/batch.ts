import type { ObjectDefinition } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import type { Ctx } from '../context.ts'
import { createMany } from './create.ts'
import { removeMany } from './remove.ts'
import { type RecordChange, updateMany } from './update.ts'
import type { WriteOptions } from './write-batch.ts'
import { actLabel } from './write-labels.ts'

/** Writes of one object that happen together. */
export interface BatchWrites {
  create?: readonly Record<string, unknown>[]
  update?: readonly RecordChange[]
  /** Ids of records that go into the bin. */
  remove?: readonly string[]
}

/** What a batch did. */
export interface BatchResult {
  changeSetId: string
  /** Ids of the new records, in the order in which they were given. */
  created: string[]
  updated: string[]
  removed: string[]
}

/** More writes than this belong into an import or a bulk edit. */
const maxBatch = 1_000

/** Makes, changes and removes records of one object in one change set: all, or none. Faults are named `create.3.email`, `update.0.city`. */
export async function batch(
  ctx: Ctx,
  object: ObjectDefinition,
  { create = [], update = [], remove = [] }: BatchWrites,
  options: WriteOptions = {},
): Promise<BatchResult> {
  const size = create.length + update.length + remove.length
  if (size > maxBatch) throw tooMany(size)
  return inChangeSet(ctx, { label: actLabel('Wrote', object, size) }, async (within) => {
    const updated = update.map(({ id }) => id)
    await updateMany(within, object, update, options)
    await removeMany(within, object, remove, options)
    const created = await createMany(within, object, create, options)
    return { changeSetId: within.changeSet.id, created, updated, removed: [...remove] }
  })
}

function tooMany(size: number): Problem {
  return new Problem('record.too-many', {
    status: 413,
    title: `${size} writes are too many for one request; ${maxBatch} are allowed.`,
    mend: 'Send them in several requests, or import them as a file.',
  })
}
