import { makePeople } from '../activities/people.ts'
import { apartShop } from './apart.ts'
import { checkLaws, checkStorage } from './invariants.ts'
import { type MailSink, mailSink } from './mail-sink.ts'
import type { PlannedBlock, PlannedRound } from './plan.ts'
import { openRound, type Round, type Tally } from './round.ts'
import type { Shop } from './shop.ts'
import { togetherShop } from './together.ts'

/** How a round went. */
export interface Played {
  number: number
  work: string
  seconds: number
  /** What was done, in words. */
  told: string
  /** What did not hold; undefined when all did. */
  failure: string | undefined
}

/** What a block is played with. */
export interface PlayOptions {
  seed: number
  tally: Tally
  /** Whether there is time for another round. */
  goOn(): boolean
  /** Told of each round as soon as it is over. */
  tell(played: Played): void
}

/** Opens a shop and plays the rounds of a block in it. After one that failed, the shop is not trusted any more. */
export async function playBlock(block: PlannedBlock, options: PlayOptions): Promise<void> {
  await openAndPlay(block, options).catch((error: Error) =>
    options.tell({
      number: block.rounds[0]!.number,
      work: `opening a shop (${block.kind})`,
      seconds: 0,
      told: 'undisturbed',
      failure: error.stack ?? error.message,
    }),
  )
}

async function openAndPlay(block: PlannedBlock, options: PlayOptions): Promise<void> {
  const sink = await mailSink(5)
  const env = { SMTP_URL: sink.url }
  const shop = await (block.kind === 'together' ? togetherShop(env) : apartShop(env))
  try {
    await shop.start()
    await makePeople(shop)
    await shop.patch('/settings', { mailFrom: 'Kaffa <hello@kaffa.example>' })
    for (const [at, planned] of block.rounds.entries()) {
      // A shop that was opened is worth a round.
      if (at > 0 && !options.goOn()) return
      const played = await playRound(planned, { shop, sink }, options)
      options.tell(played)
      if (played.failure !== undefined) return
    }
  } finally {
    await shop.remove()
    await sink.close()
  }
}

async function playRound(
  { number, work }: PlannedRound,
  { shop, sink }: { shop: Shop; sink: MailSink },
  { seed, tally }: PlayOptions,
): Promise<Played> {
  const round = openRound({ shop, sink, tally }, { seed, number })
  const started = performance.now()
  const failure = await work
    .run(round)
    .then(() => checkAll(round))
    .then(
      () => undefined,
      (error: Error) => (process.env.REGULARS_FAULTS_TELL ? (error.stack ?? error.message) : error.message),
    )
  const seconds = (performance.now() - started) / 1000
  const told = [round.told(), ...shop.ownEnds().map((end) => `ended by itself: ${end}`)].join('; ')
  return { number, work: `${work.title} (${shop.kind})`, seconds, told, failure }
}

async function checkAll(round: Round): Promise<void> {
  await checkLaws(round)
  await checkStorage(round)
}
