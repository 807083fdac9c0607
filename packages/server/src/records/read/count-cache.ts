import { linkEndsOf, type ObjectDefinition, scopeOf } from '@regulars/model'
import type { Services } from '../../platform/services.ts'
import type { Ctx } from '../context.ts'
import type { Selection } from './selection.ts'

/** How many records there are. */
export interface Count {
  count: number
  /** Beyond 10,000 the figure is an estimate, rounded to two or three digits. */
  isEstimate: boolean
}

interface Kept {
  count: Promise<Count>
  at: number
  /** The count may be given again although it is asked for afresh: it took long to make. */
  lasting: boolean
  /** Given at once: the estimate that was made, or the one before while a new one is being made. */
  estimate: Count | undefined
}

const keptForMs = 10_000
/** An estimate is given so long after, while a new one is being made: nobody should wait for it. */
const estimateGivenForMs = 60_000
const slowMs = 50
const mostKept = 1000
const keptByServices = new WeakMap<Services, Map<string, Kept>>()

/**
 * Gives a count that was made in the last seconds for the same question by someone with the same rights, or makes it. A count asked
 * for afresh is only taken from before when it is an estimate or was slow; all others are exact at the moment they are asked.
 */
export async function cachedCount(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: Selection,
  mayBeOld: boolean,
  make: () => Promise<Count>,
): Promise<Count> {
  // What a transaction has written so far is for nobody else.
  if (ctx.db.isTransaction) return make()
  const counts = countsOf(ctx.services)
  const key = questionKey(ctx, object, selection)
  const kept = counts.get(key)
  const age = kept ? performance.now() - kept.at : Number.POSITIVE_INFINITY
  if (kept?.estimate && age < estimateGivenForMs) {
    if (age > keptForMs) keep(counts, key, make, kept.estimate)
    return kept.estimate
  }
  if (kept && age < keptForMs) {
    // One that is being made is waited for: under load it would otherwise be made again and again.
    const made = await kept.count.catch(() => undefined)
    if (made && (mayBeOld || kept.lasting)) return made
  }
  return keep(counts, key, make)
}

/** Makes a count and keeps it, but for one that failed. */
function keep(
  counts: Map<string, Kept>,
  key: string,
  make: () => Promise<Count>,
  estimate?: Count,
): Promise<Count> {
  const at = performance.now()
  const entry: Kept = {
    at,
    lasting: false,
    estimate,
    count: make().then((made) => {
      entry.lasting = performance.now() - at > slowMs
      entry.estimate = made.isEstimate ? made : undefined
      return made
    }),
  }
  counts.delete(key)
  counts.set(key, entry)
  // The oldest go first.
  if (counts.size > mostKept) counts.delete(counts.keys().next().value!)
  entry.count.catch(() => counts.delete(key))
  return entry.count
}

function countsOf(services: Services): Map<string, Kept> {
  let counts = keptByServices.get(services)
  if (!counts) {
    counts = new Map()
    keptByServices.set(services, counts)
  }
  return counts
}

function questionKey(ctx: Ctx, object: ObjectDefinition, { filter, segment, deleted }: Selection): string {
  const { role, userId, teamUserIds, kind } = ctx.actor
  // Of links everybody sees those whose both ends they see.
  const seesAll = scopeOf(role, object.name, 'read') === 'all' && !linkEndsOf(object)
  const isSame = seesAll && filter === undefined && segment === undefined
  const rights = isSame ? [] : [kind, userId, teamUserIds, role.objects, role.fields]
  return JSON.stringify([object.name, filter, segment, deleted, ...rights])
}
