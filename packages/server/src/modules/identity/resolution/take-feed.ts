import { z } from 'zod'
import { Problem } from '../../../platform/problem.ts'
import { type Ctx, changeSetOf } from '../../../records/index.ts'
import { checkHappened } from './check-happened.ts'
import { type GivenIdentifier, givenIdentifiers, readIdentifiers } from './given-identifier.ts'
import { takeTouchpoint } from './take-touchpoint.ts'

/** Most entries of one call. */
const most = 1000

/** What an account or card feed sends: who feeds, and what happened with whom, by tokens and other identifiers. */
export const feedSchema = z.strictObject({
  source: z.string().trim().min(1).max(200),
  entries: z
    .array(z.looseObject({ identifiers: z.unknown() }))
    .min(1)
    .max(most),
})

/** What became of a feed; the counts add up to what was sent. */
export interface TakenFeed {
  recognised: number
  waiting: number
  refused: Array<{ index: number; problem: string }>
}

interface FeedEntry {
  values: Record<string, unknown>
  given: GivenIdentifier[]
}

/**
 * Takes a feed in one change set. An entry that is not as expected, or in which the number of a payment card stands anywhere, is refused with a sentence and
 * nothing of it is kept; the others are taken.
 */
export async function takeFeed(
  ctx: Ctx,
  { source, entries }: z.output<typeof feedSchema>,
): Promise<TakenFeed> {
  const taken: TakenFeed = { recognised: 0, waiting: 0, refused: [] }
  changeSetOf(ctx).label ||= `Took a feed of ${source}`
  changeSetOf(ctx).source = source
  for (const [index, entry] of entries.entries()) {
    const read = await readEntry(ctx, entry)
    if (typeof read === 'string') taken.refused.push({ index, problem: read })
    else if ('waitingId' in (await takeTouchpoint(ctx, read.values, read.given))) taken.waiting++
    else taken.recognised++
  }
  return taken
}

/** An entry as it can be taken, or why it cannot. */
async function readEntry(
  ctx: Ctx,
  { identifiers, ...values }: Record<string, unknown>,
): Promise<FeedEntry | string> {
  const parsed = givenIdentifiers.safeParse(identifiers)
  if (!parsed.success) return 'The identifiers are not as expected: a list of kind and value, at least one.'
  try {
    const at = changeSetOf(ctx).at.toISOString()
    checkHappened(ctx.registry.object('waitingTouchpoint'), { at, ...values })
    return { values, given: await readIdentifiers(ctx, parsed.data) }
  } catch (error) {
    if (error instanceof Problem) return error.title
    throw error
  }
}
