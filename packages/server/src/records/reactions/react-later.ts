import type { ChangeCounts } from '../change-sets/change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { reactToChangeSet } from './react-jobs.ts'
import { wantedNews } from './wanted-news.ts'

/** Adds the one job that tells modules of a change set, in the transaction of the change; none when no module wants to know. */
export async function reactLater(ctx: Ctx, changeSetId: string, counts: ChangeCounts): Promise<void> {
  const { jobs, rules } = ctx.services
  for (const afterChangeSet of rules.afterChangeSet) await afterChangeSet(ctx, changeSetOf(ctx))
  if (wantedNews(rules.reactions, changeSetId, counts).length === 0) return
  await jobs.enqueue(reactToChangeSet, { changeSetId }, { executor: ctx.db })
}
