import type { ChangeCounts } from '../change-sets/change-set.ts'
import type { ChangeNews, NamedReaction } from '../rules.ts'

/** The reactions that want to know of a change set, each with what it is told. */
export function wantedNews(
  reactions: readonly NamedReaction[],
  changeSetId: string,
  counts: ChangeCounts,
): Array<{ reaction: NamedReaction; news: ChangeNews }> {
  return reactions.flatMap((reaction) => {
    const { object, event } = reaction
    const count = counts[object]?.[event] ?? 0
    return count > 0 ? [{ reaction, news: { changeSetId, object, event, count } }] : []
  })
}
