/** The short form of `npm run faults`, with the same machinery: two kinds of work, killed in each of their phases. */
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { seededRandom } from '@regulars/analytics'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundOf, importEnd, startImport } from '../faults/activities/import-sales.ts'
import { makeProgram } from '../faults/activities/program.ts'
import { eventually } from '../faults/kit/eventually.ts'
import { mailSink } from '../faults/kit/mail-sink.ts'
import { type SalesFile, salesFile } from '../faults/kit/sales-file.ts'
import { togetherShop } from '../faults/kit/together.ts'

/** To have the same moments again: REGULARS_SEED=…, as far as the machine lets them come again. */
const seed = Number(process.env.REGULARS_SEED ?? randomInt(1_000_000))
const random = seededRandom(seed)
const between = (low: number, high: number) => low + Math.floor(random() * (high - low))
const patience = { timeout: 300_000 }
const waitMs = { patienceMs: patience.timeout, everyMs: 5 }

const sink = await mailSink(15)
const shop = await togetherShop({ SMTP_URL: sink.url })
beforeAll(() => shop.start(), patience.timeout)
afterAll(async () => {
  await shop.remove()
  await sink.close()
}, patience.timeout)

/** When it was killed, for the message of a failure. */
let moments: string[] = [`seed ${seed}`]
const told = () => moments.join('; ')

async function killAndStart(what: 'app' | 'database', moment: string): Promise<void> {
  moments.push(`${what} killed ${moment}`)
  await shop.kill(what)
  await shop.start()
}

describe('an import of sales', () => {
  /** Waits until the import is at work on this, and then a random while that mostly ends in the midst of it. */
  async function midst(importId: string, phase: 'Reading the file' | 'Writing records'): Promise<string> {
    const found = await eventually(
      `the import came to "${phase}" (${told()})`,
      async () => {
        const [run] = await shop.rows<{ status: string; message: string | null }>(
          'select status, message from job_run where subject_id = $1',
          [importId],
        )
        if (run?.status === 'done' || run?.status === 'failed') return 'after its end'
        const written = run?.message !== null && run?.message !== 'Reading the file'
        const there = phase === 'Reading the file' ? run?.message !== null : written
        return run?.status === 'running' && there ? `at "${run.message}"` : undefined
      },
      waitMs,
    )
    const ms = between(0, phase === 'Reading the file' ? 150 : 900)
    await sleep(ms)
    return `${found} + ${ms} ms`
  }

  async function expectWhole(importId: string, file: SalesFile): Promise<void> {
    expect(await importEnd(shop, importId, told()), told()).toMatchObject({
      status: 'done',
      problem: null,
      total: file.lines,
      created: file.lines,
      unchanged: 0,
      rejected: 0,
    })
    const { contacts, products, orders, amount, lines } = file
    const sums = { lines_amount: amount, revenue: amount }
    expect(await foundOf(shop, file.prefix), told()).toEqual({
      contacts,
      products,
      orders,
      amount,
      lines,
      ...sums,
    })
    expect(await shop.rows('select from import_line where import_id = $1 limit 1', [importId])).toEqual([])
  }

  test.each([
    ['killed while reading and while writing', 'A', 'app', 'app'],
    ['whose database is killed too', 'B', 'database', 'database'],
  ] as const)('%s becomes what was in the file', patience, async (_, prefix, first, second) => {
    moments = [`seed ${seed}`]
    const file = salesFile(prefix, 30_000, random)
    const id = await startImport(shop, file)
    await killAndStart(first, await midst(id, 'Reading the file'))
    await killAndStart(second, await midst(id, 'Writing records'))
    await expectWhole(id, file)
  })
})

describe('a program', () => {
  let programId = ''

  beforeAll(async () => {
    await shop.patch('/settings', { mailFrom: 'Kaffa <hello@kaffa.example>' })
    programId = await makeProgram(shop, 'Gdansk', 400)
  }, patience.timeout)

  /** Kills after so many mails, and a random while on, since sending one takes about fifty milliseconds. */
  async function killAfter(mails: number, what: 'app' | 'database'): Promise<void> {
    await eventually(
      `${mails} mails came (${told()})`,
      () => sink.received.length >= mails || undefined,
      waitMs,
    )
    const ms = between(0, 60)
    await sleep(ms)
    await killAndStart(what, `after ${mails} mails + ${ms} ms`)
  }

  test('killed while it sends writes to everybody once', patience, async () => {
    moments = [`seed ${seed}`]
    const { treatment } = await shop.post<{ treatment: number }>(`/programs/${programId}/launch`)
    for (const mails of [between(1, 60), between(80, 140), between(160, 220), between(240, 300)])
      await killAfter(mails, 'app')
    const messages = await eventually(
      `all was sent (${told()})`,
      async () => {
        const [run] = await shop.rows('select from job_run where subject_id = $1 and status = $2', [
          programId,
          'done',
        ])
        if (!run) return undefined
        return shop.rows<{ address: string; status: string; remembered: number }>(
          `select address, status, (select count(*) from touchpoint
             where type = 'message.sent' and touchpoint.contact_id = message.contact_id) as remembered
           from message where program_id = $1 order by address`,
          [programId],
        )
      },
      waitMs,
    )
    expect(messages, told()).toHaveLength(treatment)
    expect([...sink.received].sort(), told()).toEqual(messages.map(({ address }) => address).sort())
    const others = messages.filter(({ status }) => status !== 'sent' && status !== 'unknown')
    expect(others, told()).toEqual([])
    const forgotten = messages.filter(({ status, remembered }) => remembered !== (status === 'sent' ? 1 : 0))
    expect(forgotten, told()).toEqual([])
  })
})
