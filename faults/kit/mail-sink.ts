/** A mail server that takes its time, has moods, and remembers whom each mail was for. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '@regulars/analytics'
import { SMTPServer } from 'smtp-server'
import { layWire } from './wire.ts'

/** How it treats who comes. */
export const moods = ['well', 'slow', 'refusing', 'greylisting', 'hanging up', 'deaf'] as const
export type Mood = (typeof moods)[number]

export interface MailSink {
  url: string
  /** The addresses of all mails that were received wholly, in the order of their coming. */
  received: string[]
  /** The addresses it has refused for good. */
  refused: Set<string>
  /** From now on it is in this mood; chance decides whom it meets. */
  feel(mood: Mood, random?: Random): void
  close(): Promise<void>
}

type Answer = Error & { responseCode: number }
const answer = (responseCode: number, words: string): Answer =>
  Object.assign(new Error(words), { responseCode })

export async function mailSink(delayMs: number): Promise<MailSink> {
  const received: string[] = []
  const refused = new Set<string>()
  const seen = new Set<string>()
  let mood: Mood = 'well'
  let random: Random = () => 0.5
  const dawdle = () => sleep(mood === 'slow' ? 40 + random() * 160 : delayMs)
  const by = (mayBe: Mood, chance: number) => mood === mayBe && random() < chance
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    onMailFrom: (_from, _session, done) => done(by('refusing', 0.5) ? answer(421, '4.3.2 not now') : null),
    onRcptTo({ address }, _session, done) {
      const first = !seen.has(address)
      seen.add(address)
      if (mood === 'greylisting' && first) return done(answer(451, '4.7.1 greylisted, come back later'))
      if (by('refusing', 0.1)) refused.add(address)
      if (refused.has(address)) return done(answer(550, '5.1.1 no such mailbox'))
      void dawdle().then(() => done())
    },
    onData(stream, session, done) {
      if (by('hanging up', 0.1)) return hangUp()
      stream.resume()
      stream.on('end', () => {
        if (by('refusing', 0.2)) return done(answer(451, '4.3.0 the disk is full'))
        received.push(session.envelope.rcptTo[0]!.address)
        if (by('hanging up', 0.1)) return hangUp()
        void dawdle().then(() => done())
      })
    },
  })
  smtp.on('error', () => undefined) // a killed sender breaks its connections off
  const port = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  const wire = await layWire(() => ({ host: '127.0.0.1', port }))
  const hangUp = () => wire.cut()
  return {
    url: `smtp://127.0.0.1:${wire.port}`,
    received,
    refused,
    feel(next, chance = random) {
      mood = next
      random = chance
      if (mood === 'deaf') wire.hold()
      else wire.up()
    },
    async close() {
      await wire.close()
      await new Promise<void>((resolve) => smtp.close(() => resolve()))
    },
  }
}
