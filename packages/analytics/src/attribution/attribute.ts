import { type CannotSay, cannotSay } from '../cannot-say.ts'
import {
  byPosition,
  type Credit,
  creditSteps,
  decayingByDays,
  decayingBySteps,
  evenly,
  firstOnly,
  lastOnly,
} from './by-position.ts'
import { type Journey, type NumberedJourneys, numberJourneys } from './journeys.ts'
import { channelChain, removalEffects } from './markov.ts'
import { creditByShapley } from './shapley.ts'

/** A convention for sharing a purchase among the touchpoints before it. */
export type AttributionMethod =
  /** All to the first touchpoint. */
  | { method: 'first' }
  /** All to the last touchpoint. */
  | { method: 'last' }
  /** The same to each touchpoint. */
  | { method: 'linear' }
  /** Shares (0–1) for the first and last touchpoint, 0.4 each unless given; the rest evenly to those between. */
  | { method: 'position'; first?: number; last?: number }
  /** Half the credit per `halfLife` (> 0; 7 unless given) days, or steps, before the end; days need `daysBefore`. */
  | { method: 'time-decay'; halfLife?: number; by: 'days' | 'steps' }
  /** In proportion to what removing a channel would lose; `withLosses: false` ignores journeys without a purchase. */
  | { method: 'markov'; withLosses?: boolean }
  /** Equal among the different channels of a journey: the Shapley value without order. */
  | { method: 'shapley' }

/** What one channel is credited with. */
export type ChannelCredit = {
  channel: string
  /** Conversions credited, ≥ 0; over all channels they sum to the total. */
  conversions: number
  /** Value credited, ≥ 0; over all channels it sums to the total. */
  value: number
  /** Only by 'markov': share of conversions lost without this channel, 0–1; these do not sum to 1. */
  removalEffect?: number
}

/** Credits of all channels, the largest first. */
export type Attribution = { ok: true; credits: ChannelCredit[]; totalConversions: number; totalValue: number }

type Credited = Credit & { effects?: Float64Array }
type Arguments<M> = Extract<AttributionMethod, { method: M }>

const creditBy: {
  [M in AttributionMethod['method']]: (journeys: NumberedJourneys, options: Arguments<M>) => Credited
} = {
  first: (journeys) => creditSteps(journeys, firstOnly),
  last: (journeys) => creditSteps(journeys, lastOnly),
  linear: (journeys) => creditSteps(journeys, evenly),
  position: (journeys, { first = 0.4, last = 0.4 }) => creditSteps(journeys, byPosition(first, last)),
  'time-decay': (journeys, { halfLife = 7, by }) =>
    creditSteps(
      journeys,
      by === 'days' ? decayingByDays(halfLife, journeys.daysBefore) : decayingBySteps(halfLife),
    ),
  markov: (journeys, { withLosses = true }) => creditByRemoval(journeys, withLosses),
  shapley: creditByShapley,
}

/**
 * Which channel gets the credit for what was sold?
 * The shopkeeper's question: "Newsletter, advertisement, search: to which of them do I owe these orders?"
 *
 * Every method is a convention that shares out the same total; on real journeys they differ by 40 % for the largest
 * channel. None of them shows what a channel caused: only a holdout does (`compareMeans`). Show them side by side.
 *
 * @source first, last, linear, position, time decay: conventions; Markov: Anderl et al. (2016), IJRM 33(3), 457–474,
 *   solved exactly; Shapley: Zhao, Mahboobi & Bagheri (2018), arXiv 1804.05327
 * Notation: Markov of order 1 with removal effects e_c: credit = total · e_c / Σ e, for conversions and value alike
 * @param journeys paths with how often they ended in a purchase and how often not
 * @param method the convention and its figures
 * @returns credits by channel, in conversions and in the currency of `value`, the largest first; cannot say when there
 *   is no conversion
 * @throws RangeError naming the value and its bound
 * @accuracy sums to the total within 1e-12 relative; Markov by one matrix inverse, no simulation
 * @cost one walk over all steps; Markov besides the cube of the number of channels
 * @example attribute([
 *   { channels: ['search', 'newsletter'], conversions: 3, value: 90 },
 *   { channels: ['newsletter'], conversions: 1, value: 20, nonConversions: 4 },
 * ], { method: 'linear' }) // newsletter 2.5 conversions worth 65, search 1.5 worth 45
 */
export function attribute(journeys: readonly Journey[], method: AttributionMethod): Attribution | CannotSay {
  const numbered = numberJourneys(journeys)
  const totalConversions = sum(numbered.conversions)
  if (totalConversions === 0)
    return cannotSay('No journey ended in a purchase, so there is no credit to give.')
  const credited = creditFor(numbered, method)
  const credits = numbered.channels.map((channel, i): ChannelCredit => {
    const credit = { channel, conversions: credited.conversions[i]!, value: credited.values[i]! }
    return credited.effects ? { ...credit, removalEffect: credited.effects[i]! } : credit
  })
  credits.sort((a, b) => b.conversions - a.conversions || (a.channel < b.channel ? -1 : 1))
  return { ok: true, credits, totalConversions, totalValue: sum(numbered.values) }
}

function creditFor<M extends AttributionMethod['method']>(
  journeys: NumberedJourneys,
  options: Arguments<M> & { method: M },
): Credited {
  if (!Object.hasOwn(creditBy, options.method)) {
    throw new RangeError(`method must be one of ${Object.keys(creditBy).join(', ')}, got ${options.method}`)
  }
  return creditBy[options.method](journeys, options)
}

function creditByRemoval(journeys: NumberedJourneys, withLosses: boolean): Credited {
  const { effects } = removalEffects(channelChain(journeys, withLosses))
  const whole = sum(effects)
  const conversions = sum(journeys.conversions) / whole
  const value = sum(journeys.values) / whole
  return {
    conversions: effects.map((effect) => effect * conversions),
    values: effects.map((effect) => effect * value),
    effects,
  }
}

function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}
