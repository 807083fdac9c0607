import type { Registry } from '@regulars/model'
import type { Ctx } from '../context.ts'
import type { RecordRules } from '../rules.ts'
import type { TouchpointRule } from '../touchpoints/touchpoint-rule.ts'
import type { Derivation } from './derivation.ts'
import type { Follower } from './follower.ts'
import { dependentTopics } from './stale.ts'

/** Something that is made anew: columns of an object, the records that follow its own, or the touchpoints that tell of these. */
export type RefreshStep = { topic: string } & (
  | { derivation: Derivation }
  | { follower: Follower }
  | { rule: TouchpointRule }
)

/** The order of the modules' rules, for the objects that there were then. */
const known = new WeakMap<RecordRules, { registry: Registry; order: RefreshStep[][] }>()

/**
 * Puts steps that compute columns of one object beside each other, so that each record is written once: with all its indexes that is most of what
 * it costs. A step waits for a later one of its object when nothing between the two, nor the later one, follows from what it computes.
 */
export function besideEachOther(ctx: Ctx, steps: readonly RefreshStep[]): RefreshStep[][] {
  const { registry, services } = ctx
  const before = known.get(services.rules)
  if (before?.registry === registry) return before.order
  const order = arrange(ctx, steps)
  known.set(services.rules, { registry, order })
  return order
}

function arrange(ctx: Ctx, steps: readonly RefreshStep[]): RefreshStep[][] {
  const order: RefreshStep[][] = []
  for (const step of steps.toReversed()) {
    const place = 'derivation' in step ? latestPlace(ctx, step.derivation, order) : -1
    if (place === -1) order.unshift([step])
    else order[place]!.unshift(step)
  }
  return order
}

/** The last place that computes columns of the same object before anything follows from the derivation; -1 when there is none. */
function latestPlace(ctx: Ctx, derivation: Derivation, order: readonly RefreshStep[][]): number {
  const dependent = dependentTopics(ctx, derivation)
  const end = order.findIndex((place) => place.some(({ topic }) => dependent.has(topic)))
  const free = end === -1 ? order : order.slice(0, end)
  return free.findLastIndex(
    ([first]) => first && 'derivation' in first && first.derivation.object === derivation.object,
  )
}
