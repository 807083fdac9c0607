import type { RawBuilder } from 'kysely'
import type { ChangeCounts } from '../change-sets/change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { reactToChangeSet } from './react-jobs.ts'
import { wantedNews } from './wanted-news.ts'

/**
 * Tells modules of a change set that is about to end, in its transaction. Answers with the calls, to be part of the statement that ends it, that add what follows: the
 * jobs they ask for, and the one that lets them react.
 */
export async function reactingLater(ctx: Ctx, counts: ChangeCounts): Promise<RawBuilder<unknown>[]> {
  const { jobs, rules } = ctx.services
  const changeSet = changeSetOf(ctx)
  const calls: RawBuilder<unknown>[] = []
  for (const afterChangeSet of rules.afterChangeSet)
    calls.push(...((await afterChangeSet(ctx, changeSet)) ?? []))
  const isWanted = wantedNews(rules.reactions, changeSet.id, counts).length > 0
  return isWanted ? [...calls, jobs.enqueuing(reactToChangeSet, { changeSetId: changeSet.id })] : calls
}
