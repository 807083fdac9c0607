import { requireNotNegative } from '../require.ts'

/** The touchpoints that led some customers to buy, and others not: one row per path, or per customer. */
export type Journey = {
  /** Channels in the order they were met, at least one: `['search', 'newsletter', 'search']`. */
  channels: readonly string[]
  /** How many journeys along this path ended in a purchase, ≥ 0. */
  conversions: number
  /** Worth of those purchases together, ≥ 0, 0 unless given; any currency, the same for all journeys. */
  value?: number
  /** How many journeys along this path ended without a purchase, ≥ 0, 0 unless given. */
  nonConversions?: number
  /** Days from each touchpoint to the end of the journey, ≥ 0, one per channel; only time decay by days needs them. */
  daysBefore?: readonly number[]
}

/** Journeys with the channels numbered, checked once. */
export type NumberedJourneys = {
  /** Channel names in the order in which they first appear. */
  channels: string[]
  /** For each journey the numbers of its channels. */
  paths: Uint32Array[]
  conversions: Float64Array
  values: Float64Array
  nonConversions: Float64Array
  daysBefore: (readonly number[] | undefined)[]
}

/** Numbers the channels and refuses journeys that cannot be. */
export function numberJourneys(journeys: readonly Journey[]): NumberedJourneys {
  const numberOf = new Map<string, number>()
  const paths = journeys.map((journey, row) => {
    if (journey.channels.length === 0) throw new RangeError(`journeys[${row}].channels must not be empty`)
    return Uint32Array.from(journey.channels, (channel) => {
      const number = numberOf.get(channel) ?? numberOf.size
      numberOf.set(channel, number)
      return number
    })
  })
  const column = (name: 'conversions' | 'value' | 'nonConversions') =>
    Float64Array.from(journeys, (journey, row) =>
      requireNotNegative(`journeys[${row}].${name}`, journey[name] ?? 0),
    )
  return {
    channels: [...numberOf.keys()],
    paths,
    conversions: column('conversions'),
    values: column('value'),
    nonConversions: column('nonConversions'),
    daysBefore: journeys.map((journey) => journey.daysBefore),
  }
}
