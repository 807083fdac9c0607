import { expect, test } from 'vitest'
import type { Pool } from '../../../platform/database/connect.ts'
import type { MailTransport } from '../../../platform/mail/transport.ts'
import { launchProgram } from '../launch-program.ts'
import { testPrograms } from '../testing.ts'
import { sendProgram } from './send-program.ts'

const { pool, services, ctx, draft } = await testPrograms()

/** Connections that break when a note is written. */
function breaking(real: Pool): Pool {
  return new Proxy(real, {
    get(target, name) {
      if (name !== 'connect') return Reflect.get(target, name).bind?.(target) ?? Reflect.get(target, name)
      return async () => {
        const client = await target.connect()
        const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>
        const breakingQuery = (...given: unknown[]) => {
          const [asked] = given as [string | { text: string }]
          const text = typeof asked === 'string' ? asked : asked.text
          return text.startsWith('update message set sent_at')
            ? Promise.reject(new Error('Connection terminated unexpectedly'))
            : query(...given)
        }
        return Object.assign(client, { query: breakingQuery })
      }
    },
  })
}

/** A mail server that takes every mail and keeps its answers back until it is told to give them. */
function deafServer() {
  const answers: Array<() => void> = []
  const mail: MailTransport = {
    sends: true,
    send: () => Promise.reject(new Error('Not of this test.')),
    async sendHeld({ open }) {
      for await (const _ of open()) void _
      await new Promise<void>((resolve) => answers.push(resolve))
    },
    check: async () => undefined,
    close: async () => undefined,
  }
  return { mail, answers }
}

test('of messages that a mail server has but keeps silent about there is a note, also when the connection for notes broke', async () => {
  const { mail, answers } = deafServer()
  const programId = await draft('Deaf')
  await launchProgram(ctx, programId)
  const run = sendProgram.run(
    { programId, name: 'Deaf' },
    {
      services: { ...services, pool: breaking(pool), mail },
      runId: undefined,
      attempt: 1,
      signal: new AbortController().signal,
      log: services.log,
      progress: async () => undefined,
    },
  )
  const handedOver = async () => {
    const { rows } = await pool.query<{ noted: number; claimed: number }>(
      `select count(*) filter (where sent_at is not null)::int as noted, count(*)::int as claimed
       from message where program_id = $1 and status = 'sending'`,
      [programId],
    )
    return rows[0]
  }
  // Who is killed now leaves four messages behind that the mail server has.
  await expect.poll(handedOver, { timeout: 10_000 }).toEqual({ noted: 4, claimed: 4 })
  const answering = setInterval(() => {
    for (const answer of answers.splice(0)) answer()
  }, 5)
  await run.finally(() => clearInterval(answering))
  const { rows } = await pool.query('select distinct status from message where program_id = $1', [programId])
  expect(rows).toEqual([{ status: 'sent' }])
})
