import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { seededRandom } from '@regulars/analytics'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, killableServer } from './testing/killable-server.ts'
import { mailSink } from './testing/mail-sink.ts'
import { type SalesFile, salesFile, salesMapping } from './testing/sales-file.ts'

/** To have the same moments again: REGULARS_SEED=…, as far as the machine lets them come again. */
const seed = Number(process.env.REGULARS_SEED ?? randomInt(1_000_000))
const random = seededRandom(seed)
const between = (low: number, high: number) => low + Math.floor(random() * (high - low))
const patience = { timeout: 300_000 }

const sink = await mailSink(15)
const server = await killableServer({ SMTP_URL: sink.url })
beforeAll(() => server.start(), patience.timeout)
afterAll(async () => {
  await server.remove()
  await sink.close()
}, patience.timeout)

/** When it was killed, for the message of a failure. */
let moments: string[] = [`seed ${seed}`]
const told = () => moments.join('; ')

async function killAndStart(what: 'server' | 'server and database', moment: string): Promise<void> {
  moments.push(`${what} killed ${moment}`)
  await server.kill(what)
  await server.start()
}

describe('an import of sales', () => {
  interface ImportState {
    id: string
    status: string
    problem: string | null
    total: number
    created: number
    unchanged: number
    rejected: number
  }
  const stateOf = (id: string) => server.ask<ImportState>(`/imports/${id}`)

  async function start({ csv }: SalesFile): Promise<string> {
    const form = new FormData()
    form.set('kind', 'transactions')
    form.set('options', JSON.stringify({ mapping: salesMapping }))
    form.set('file', new Blob([csv]), 'sales.csv')
    return (await server.ask<{ id: string }>('/imports', { method: 'POST', body: form })).id
  }

  /** Waits until the import is at work on this, and then a random while that mostly ends in the midst of it. */
  async function midst(importId: string, phase: 'Reading the file' | 'Writing records'): Promise<string> {
    const found = await eventually(
      `the import came to "${phase}" (${told()})`,
      async () => {
        const [run] = await server.rows<{ status: string; message: string | null }>(
          'select status, message from job_run where subject_id = $1',
          [importId],
        )
        if (run?.status === 'done' || run?.status === 'failed') return 'after its end'
        const written = run?.message !== null && run?.message !== 'Reading the file'
        const there = phase === 'Reading the file' ? run?.message !== null : written
        return run?.status === 'running' && there ? `at "${run.message}"` : undefined
      },
      patience.timeout,
    )
    const ms = between(0, phase === 'Reading the file' ? 150 : 900)
    await sleep(ms)
    return `${found} + ${ms} ms`
  }

  async function expectWhole(importId: string, prefix: string, file: SalesFile): Promise<void> {
    const end = await eventually(
      `the import ended (${told()})`,
      async () => {
        const state = await stateOf(importId)
        return ['done', 'failed'].includes(state.status) ? state : undefined
      },
      patience.timeout,
    )
    expect(end, told()).toMatchObject({
      status: 'done',
      problem: null,
      total: file.lines,
      created: file.lines,
      unchanged: 0,
      rejected: 0,
    })
    const [left] = await server.rows(
      `select
         (select count(*) from contact where customer_number like $1) as contacts,
         (select count(*) from product where name like $1) as products,
         (select count(*) from "order" where number like $1) as orders,
         (select sum(total)::bigint from "order" where number like $1) as amount,
         (select count(*) from order_line join "order" on "order".id = order_id where number like $1) as lines,
         (select sum(amount)::bigint from order_line join "order" on "order".id = order_id where number like $1) as lines_amount,
         (select sum(revenue)::bigint from contact where customer_number like $1) as revenue,
         (select count(*) from import_line where import_id = $2) as staged`,
      [`${prefix}%`, importId],
    )
    const { contacts, products, orders, amount, lines } = file
    expect(left, told()).toMatchObject({ contacts, products, orders, amount, lines })
    expect(left, told()).toMatchObject({ lines_amount: amount, staged: 0 })
  }

  test.each([
    ['killed while reading and while writing', 'A', 'server', 'server'],
    ['whose database is killed too', 'B', 'server and database', 'server and database'],
  ] as const)('%s becomes what was in the file', patience, async (_, prefix, first, second) => {
    moments = [`seed ${seed}`]
    const file = salesFile(prefix, 30_000, random)
    const id = await start(file)
    await killAndStart(first, await midst(id, 'Reading the file'))
    await killAndStart(second, await midst(id, 'Writing records'))
    await expectWhole(id, prefix, file)
  })
})

describe('a program', () => {
  const people = 400
  let programId = ''

  beforeAll(async () => {
    await server.ask('/settings', {
      method: 'PATCH',
      body: JSON.stringify({ mailFrom: 'Kaffa <hello@kaffa.example>' }),
      headers: { 'content-type': 'application/json' },
    })
    await server.rows(
      `with people as (
         insert into contact (name, email, city)
         select 'Ann No' || at, 'ann' || at || '@post.example', 'Gdańsk' from generate_series(1, $1::integer) as at returning id
       )
       insert into consent (contact_id, channel, state, decided_at) select id, 'email', 'given', '2026-01-01' from people`,
      [people],
    )
    const { id: segmentId } = await server.post<{ id: string }>('/segments', {
      name: 'Gdańsk',
      condition: { field: 'city', op: 'is', value: 'Gdańsk' },
    })
    const { id: templateId } = await server.post<{ id: string }>('/templates', {
      name: 'We miss you',
      subject: 'We miss you, {{ contact.firstName | default: "friend" }}',
      html: '<p>Dear {{ contact.name }}, your coffee is waiting.</p>',
    })
    const program = { name: 'Come back', channel: 'email', holdoutShare: 0.1, segmentId, templateId }
    programId = (await server.post<{ id: string }>('/programs', program)).id
  }, patience.timeout)

  /** Kills after so many mails, and a random while on, since sending one takes about fifty milliseconds. */
  async function killAfter(mails: number, what: 'server' | 'server and database'): Promise<void> {
    await eventually(
      `${mails} mails came (${told()})`,
      () => sink.received.length >= mails || undefined,
      patience.timeout,
    )
    const ms = between(0, 60)
    await sleep(ms)
    await killAndStart(what, `after ${mails} mails + ${ms} ms`)
  }

  test('killed while it sends writes to everybody once', patience, async () => {
    moments = [`seed ${seed}`]
    const { treatment } = await server.post<{ treatment: number }>(`/programs/${programId}/launch`)
    for (const mails of [between(1, 60), between(80, 140), between(160, 220), between(240, 300)])
      await killAfter(mails, 'server')
    const messages = await eventually(
      `all was sent (${told()})`,
      async () => {
        const [run] = await server.rows('select from job_run where subject_id = $1 and status = $2', [
          programId,
          'done',
        ])
        if (!run) return undefined
        return server.rows<{ address: string; status: string; remembered: number }>(
          `select address, status, (select count(*) from touchpoint
             where type = 'message.sent' and touchpoint.contact_id = message.contact_id) as remembered
           from message where program_id = $1 order by address`,
          [programId],
        )
      },
      patience.timeout,
    )
    expect(messages, told()).toHaveLength(treatment)
    expect([...sink.received].sort(), told()).toEqual(messages.map(({ address }) => address).sort())
    const others = messages.filter(({ status }) => status !== 'sent' && status !== 'unknown')
    expect(others, told()).toEqual([])
    const forgotten = messages.filter(({ status, remembered }) => remembered !== (status === 'sent' ? 1 : 0))
    expect(forgotten, told()).toEqual([])
  })
})
