import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { followDefinitions } from './reshape.ts'

/** When a change of definitions is undone, the database and every process follow, in the same transaction. */
export async function followUndo(ctx: Ctx): Promise<void> {
  const { counts } = changeSetOf(ctx)
  if (counts.objectDefinition || counts.fieldDefinition) await followDefinitions(ctx)
}
