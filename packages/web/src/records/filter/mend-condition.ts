import { type Condition, checkCondition, type ObjectDefinition, type Registry } from '@regulars/model'

/** What is wrong with a condition that was written for other fields than there are now, and the condition without what is wrong. */
export interface Mended {
  problems: string[]
  /** Undefined when nothing of it is left. */
  condition: Condition | undefined
}

/** Takes out of a condition what cannot be read any more; undefined when all of it can. */
export function mendCondition(
  condition: Condition | undefined,
  object: ObjectDefinition,
  registry: Registry,
): Mended | undefined {
  if (condition === undefined) return undefined
  const checked = checkCondition(condition, object, registry)
  if (checked.ok) return undefined
  const reads = (part: Condition) => checkCondition(part, object, registry).ok
  const problems = [...new Set(checked.problems.map(({ problem }) => problem))]
  return { problems, condition: withoutUnreadable(condition, reads) }
}

function withoutUnreadable(condition: Condition, reads: (part: Condition) => boolean): Condition | undefined {
  if (reads(condition)) return condition
  if (typeof condition !== 'object' || condition === null) return undefined
  const kept = (parts: unknown) =>
    Array.isArray(parts) ? parts.flatMap((part) => withoutUnreadable(part as Condition, reads) ?? []) : []
  const whole = (parts: Condition[], as: (parts: Condition[]) => Condition) =>
    parts.length > 0 && reads(as(parts)) ? as(parts) : undefined
  if ('all' in condition) return whole(kept(condition.all), (all) => ({ all }))
  if ('any' in condition) return whole(kept(condition.any), (any) => ({ any }))
  if (!('not' in condition)) return undefined
  const not = withoutUnreadable(condition.not, reads)
  return not && { not }
}
