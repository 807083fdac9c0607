import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type Random, seededRandom } from '@regulars/analytics'
import type { MailSink } from './mail-sink.ts'
import { type Fault, faults, type Shop } from './shop.ts'

/** One kind of work that is disturbed, and what must be so after it. */
export interface Work {
  /** For `--only`. */
  name: string
  /** As the report names it. */
  title: string
  /** The one kind of shop it can be done in; both, when absent. */
  shop?: Shop['kind']
  /** Does the work while the round does harm. @throws Error saying what does not hold */
  run(round: Round): Promise<void>
}

/** What a round has to work with. */
export interface Round {
  shop: Shop
  sink: MailSink
  random: Random
  /** Begins every name made in this round, so that it can be told from all others. */
  mark: string
  /** A whole number, `low` or above and below `high`. */
  between(low: number, high: number): number
  /** Does harm once, after a while by chance. */
  harm(among?: readonly Fault[]): Promise<void>
  /** Notes something that was done, for the message of a failure. */
  note(moment: string): void
  /** Holds what is against what must be. */
  expect(what: string, actual: unknown, expected: unknown): void
  /** All that was done, for messages. */
  told(): string
}

/** What the rounds came to. */
export interface Tally {
  harm: Record<Fault, number>
  checks: number
}

export const newTally = (): Tally => ({
  harm: Object.fromEntries(faults.map((fault) => [fault, 0])) as Tally['harm'],
  checks: 0,
})

/** Opens a round: everything that is left to chance in it follows from the seed of the run and its number. */
export function openRound(
  { shop, sink, tally }: { shop: Shop; sink: MailSink; tally: Tally },
  { seed, number }: { seed: number; number: number },
): Round {
  const random = seededRandom((Math.imul(seed, 2_654_435_761) ^ Math.imul(number + 1, 40_503)) >>> 0)
  const moments: string[] = []
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low))
  return {
    shop,
    sink,
    random,
    mark: `R${number}`,
    between,
    note: (moment) => void moments.push(moment),
    told: () => moments.join('; ') || 'undisturbed',
    async harm(among = shop.faults) {
      const possible = among.filter((fault) => shop.faults.includes(fault))
      const fault = possible[between(0, possible.length)]!
      moments.push(await shop.harm(fault, random))
      tally.harm[fault] += 1
    },
    expect(what, actual, expected) {
      tally.checks += 1
      if (isDeepStrictEqual(actual, expected)) return
      throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}.`)
    },
  }
}

/** How the harm during some work is dealt out. */
export interface Harassment {
  /** How often at most; it ends with the work. */
  times: number
  /** How long it waits each time, in milliseconds. */
  within?: [number, number]
  among?: readonly Fault[]
  /** Looks, after each harm, whether something is half done. */
  look?(): Promise<void>
}

/** Does harm again and again while some work goes on, as often as it may; the work may go on after it. */
export async function harass(
  round: Round,
  work: Promise<unknown>,
  { times, within = [20, 1_500], among, look }: Harassment,
): Promise<void> {
  let over = false
  const end = work.then(
    () => undefined,
    () => undefined,
  )
  void end.then(() => {
    over = true
  })
  for (let left = times; left > 0; left--) {
    await Promise.race([sleep(round.between(...within)), end])
    if (over) return
    await round.harm(among)
    await look?.()
  }
}

/** Does harm while some work goes on, and answers with what came of the work. */
export async function harassed<T>(round: Round, work: Promise<T>, harassment: Harassment): Promise<T> {
  await harass(round, work, harassment)
  return work
}
