import type { Condition } from './condition.ts'

/** The ids of the segments that a condition names itself, at any depth. */
export function segmentIdsIn(condition: Condition): string[] {
  if ('segment' in condition) return [condition.segment]
  if ('not' in condition) return segmentIdsIn(condition.not)
  if ('all' in condition) return condition.all.flatMap(segmentIdsIn)
  if ('any' in condition) return condition.any.flatMap(segmentIdsIn)
  if ('has' in condition) return condition.where ? segmentIdsIn(condition.where) : []
  return []
}
