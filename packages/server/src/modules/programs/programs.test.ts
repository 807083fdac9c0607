import { describe, expect, it } from 'vitest'
import { openMailTransport } from '../../platform/mail/transport.ts'
import { create, ctxFor, remove, type Services, update } from '../../records/index.ts'
import { checkLaunch, readPlan } from './check-launch.ts'
import { launchProgram } from './launch-program.ts'
import { readResults } from './results/read-results.ts'
import { findLink, unsubscribe } from './sending/unsubscribe.ts'
import { people, testPrograms } from './testing.ts'

const { records, pool, services, ctx, object, mail, mailServer, draft, send, sendWith } = await testPrograms()
const { received } = mailServer

async function statuses(programId: string): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ status: string; count: number }>(
    'select status, count(*) as count from message where program_id = $1 group by 1',
    [programId],
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

describe('a program', () => {
  it('says before the launch who is meant and who is left out, and why', async () => {
    const check = await checkLaunch(
      ctx,
      (await readPlan(ctx, await draft('Checked', { costPerMessage: 8 })))!,
    )
    expect(check).toMatchObject({
      people: people + 3,
      mailable: people - 1,
      holdout: 15,
      treatment: 44,
      cost: 352,
      problems: [],
    })
    expect(Object.fromEntries(check.leftOut.map(({ reason, count }) => [reason, count]))).toEqual({
      'no-consent': 2,
      'no-address': 1,
      suppressed: 1,
    })
  })

  it('writes to everybody treated once, to nobody else, with a way out', async () => {
    received.length = 0
    const id = await draft('Launched')
    const launched = await launchProgram(ctx, id)
    expect(launched.treatment + launched.holdout).toBe(people - 1)
    await Promise.all([send(id), send(id)])
    expect(received).toHaveLength(launched.treatment)
    expect(new Set(received.map(({ to }) => to)).size).toBe(launched.treatment)
    expect(await statuses(id)).toEqual({ sent: launched.treatment })
    const { rows } = await pool.query<{ email: string }>(
      "select email from enrollment join contact on contact.id = contact_id where program_id = $1 and arm = 'treatment' order by 1",
      [id],
    )
    expect(received.map(({ to }) => to).sort()).toEqual(rows.map(({ email }) => email).sort())
    const [first] = received
    expect(first!.source).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost:3000\/u\/[0-9a-f]{64}>/m)
    expect(first!.source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
    expect(first!.source).toMatch(/^Subject: We miss you, Ann/m)
    expect(first!.source).toContain('Unsubscribe')
    const { rows: told } = await pool.query(
      "select count(*) as count from touchpoint where type = 'message.sent'",
    )
    expect(told[0].count).toBe(launched.treatment)
  })

  it('cannot be launched twice, nor changed in what its result rests on', async () => {
    const id = await draft('Once')
    await launchProgram(ctx, id)
    await expect(launchProgram(ctx, id)).rejects.toMatchObject({ code: 'program.launched' })
    await expect(update(ctx, object('program'), id, { holdoutShare: 0.5 })).rejects.toMatchObject({
      code: 'program.fixed',
    })
  })

  it('goes on after a crash: what never left is sent, what may have left is not sent again', async () => {
    received.length = 0
    const id = await draft('Crashed')
    const { treatment } = await launchProgram(ctx, id)
    const { rows } = await pool.query<{ id: string }>(
      'select id from message where program_id = $1 order by id limit 4',
      [id],
    )
    const [claimed, left, beforeDatabaseStarted, unremembered] = rows.map((row) => row.id)
    await pool.query("update message set status = 'sending', updated_at = now() where id = any($1)", [
      [claimed, left, beforeDatabaseStarted],
    ])
    await pool.query('update message set sent_at = now() where id = $1', [left])
    await pool.query("update message set updated_at = now() - interval '1 year' where id = $1", [
      beforeDatabaseStarted,
    ])
    await pool.query("update message set status = 'sent', sent_at = $2 where id = $1", [
      unremembered,
      services.clock.now(),
    ])
    await send(id)
    expect(await statuses(id)).toEqual({ unknown: 2, sent: treatment - 2 })
    expect(received).toHaveLength(treatment - 3)
    const { rows: told } = await pool.query<{ count: number }>(
      `select count(*) as count from touchpoint join message on message.id::text = about ->> 'id'
       where program_id = $1 and type = 'message.sent'`,
      [id],
    )
    expect(told[0]!.count).toBe(treatment - 2)
  })

  it('does not send again what a mail server fell silent on, and does what never reached its end', async () => {
    received.length = 0
    const id = await draft('Silent')
    const { treatment } = await launchProgram(ctx, id)
    const broken = new Set<string>()
    const breaking: Services['mail'] = {
      ...mail,
      async sendHeld(message) {
        await mail.sendHeld(message)
        if (broken.size > 0) return
        broken.add(message.envelope.to[0]!)
        throw new Error('Connection closed')
      },
    }
    await sendWith({ ...services, mail: breaking }, id)
    expect(await statuses(id)).toEqual({ unknown: 1, sent: treatment - 1 })
    expect(received).toHaveLength(treatment)
    expect(new Set(received.map(({ to }) => to)).size).toBe(treatment)
  })

  it('does not write to whoever wants no more at the very moment of sending', async () => {
    received.length = 0
    const id = await draft('Changed minds')
    const { treatment } = await launchProgram(ctx, id)
    const { rows } = await pool.query<{ address: string; contactId: string }>(
      'select address, contact_id as "contactId" from message where program_id = $1 order by id limit 3',
      [id],
    )
    const [suppressed, withdrawn, removed] = rows
    let begun = 0
    const changing: Services['mail'] = {
      ...mail,
      async sendHeld(message) {
        const { contactId, address } = rows[begun++] ?? {}
        if (contactId === suppressed!.contactId) await create(ctx, object('suppression'), { address })
        if (contactId === withdrawn!.contactId)
          await create(ctx, object('consent'), {
            contactId,
            channel: 'email',
            state: 'withdrawn',
            decidedAt: '2026-03-01T00:00:00Z',
          })
        if (contactId === removed!.contactId) await remove(ctx, object('contact'), contactId!)
        await mail.sendHeld(message)
      },
    }
    await sendWith({ ...services, mail: changing }, id)
    expect(await statuses(id)).toEqual({ failed: 3, sent: treatment - 3 })
    expect(received).toHaveLength(treatment - 3)
    const { rows: told } = await pool.query<{ problem: string }>(
      "select problem from message where program_id = $1 and status = 'failed' order by id",
      [id],
    )
    expect(told.map(({ problem }) => problem.split(' ')[0])).toEqual(['Unsubscribed', 'Consent', 'Removed'])
    await pool.query('delete from suppression where address = $1', [suppressed!.address])
    await pool.query("delete from consent where contact_id = $1 and state = 'withdrawn'", [
      withdrawn!.contactId,
    ])
    await pool.query('update contact set deleted_at = null where id = $1', [removed!.contactId])
  })

  it('writes down a refusal, and shuts an address that there is not', async () => {
    const id = await draft('Refused')
    await launchProgram(ctx, id)
    const { rows } = await pool.query<{ address: string }>(
      'select address from message where program_id = $1 order by id limit 1',
      [id],
    )
    const dead = rows[0]!.address
    mailServer.answer = (to) =>
      to === dead ? Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 }) : undefined
    await send(id)
    mailServer.answer = () => undefined
    const { rows: message } = await pool.query(
      'select status, problem from message where program_id = $1 and address = $2',
      [id, dead],
    )
    expect(message[0]).toMatchObject({ status: 'failed', problem: expect.stringContaining('5.1.1') })
    const { rows: shut } = await pool.query('select reason from suppression where address = $1', [dead])
    expect(shut).toEqual([{ reason: 'bounced' }])
  })

  it('writes to everybody although the mail server asks of each address to come back later', async () => {
    received.length = 0
    const id = await draft('Greylisted')
    const { treatment } = await launchProgram(ctx, id)
    const seen = new Set<string>()
    mailServer.answer = (to) => {
      if (seen.has(to)) return undefined
      seen.add(to)
      return Object.assign(new Error('4.7.1 Come back later'), { responseCode: 451 })
    }
    await expect(send(id)).rejects.toThrow('4.7.1')
    expect(await statuses(id)).toEqual({ queued: treatment })
    expect(seen.size).toBe(treatment)
    await send(id)
    mailServer.answer = () => undefined
    expect(await statuses(id)).toEqual({ sent: treatment })
    expect(new Set(received.map(({ to }) => to)).size).toBe(treatment)
  })

  it('keeps messages in the outbox where there is no mail server', async () => {
    const quiet: Services = { ...services, mail: openMailTransport(undefined) }
    const id = await draft('Kept')
    const { treatment } = await launchProgram({ ...ctx, services: quiet }, id)
    await sendWith(quiet, id)
    expect(await statuses(id)).toEqual({ kept: treatment })
    const { rows } = await pool.query(
      'select subject, html, text from message where program_id = $1 limit 1',
      [id],
    )
    expect(rows[0].html).toContain('Dear Ann No')
    expect(rows[0].text).toContain('Unsubscribe')
  })

  it('lets whoever wants no more mail go with one click, once and for all', async () => {
    const { rows } = await pool.query<{ token: string; address: string }>(
      "select unsubscribe_token as token, address from message where status = 'sent' order by id desc limit 1",
    )
    const { token, address } = rows[0]!
    await unsubscribe(services, (await findLink(services, token))!)
    await unsubscribe(services, (await findLink(services, token))!)
    const { rows: shut } = await pool.query('select reason from suppression where address = $1', [address])
    expect(shut).toEqual([{ reason: 'unsubscribed' }])
    const check = await checkLaunch(ctx, (await readPlan(ctx, await draft('After')))!)
    expect(check.leftOut.find(({ reason }) => reason === 'suppressed')!.count).toBe(3)
    expect(await findLink(services, 'x'.repeat(64))).toBeUndefined()
  })

  it('draws the same arms from the same seed, and about the share that was wanted', async () => {
    const { rows } = await pool.query<{ share: number }>(
      `select avg((('x' || left(md5('seed' || gen_random_uuid()::text), 8))::bit(32)::bigint < 0.2::float8 * 4294967296)::int)::float8 as share
       from generate_series(1, 20000)`,
    )
    expect(rows[0]!.share).toBeGreaterThan(0.188)
    expect(rows[0]!.share).toBeLessThan(0.212)
  })

  it('refuses an audience that has not agreed, an empty one, and a template it cannot read', async () => {
    const shy = await create(ctx, object('segment'), {
      name: 'Shy',
      condition: { field: 'name', op: 'is', value: 'No Consent' },
    })
    await expect(launchProgram(ctx, await draft('Shy', { segmentId: shy }))).rejects.toMatchObject({
      code: 'program.nobody',
    })
    const empty = await create(ctx, object('segment'), {
      name: 'Nobody',
      condition: { field: 'name', op: 'is', value: 'Nobody at all' },
    })
    await expect(launchProgram(ctx, await draft('Empty', { segmentId: empty }))).rejects.toMatchObject({
      code: 'program.not-ready',
    })
    const template = (html: string) =>
      create(ctx, object('template'), { name: `Bad ${html}`, subject: 'x', html })
    await expect(template('{{ contact.shoeSize }}')).rejects.toMatchObject({
      code: 'template.bad',
      message: expect.stringContaining('shoeSize'),
    })
    await expect(template('{% if %}')).rejects.toMatchObject({ code: 'template.bad' })
    await expect(template('{{ contact.name | shout }}')).rejects.toMatchObject({ code: 'template.bad' })
    await expect(template('{% include "/etc/passwd" %}')).rejects.toMatchObject({ code: 'template.bad' })
  })
})

describe('one letter per household', () => {
  it('writes to one of those who live together, over several relationships, and draws the household as one', async () => {
    const { rows } = await pool.query<{ id: string }>(
      "select id from contact where name like 'Ann No%' and email <> 'ann0@mail.example' order by id limit 6",
    )
    const ids = rows.map(({ id }) => id)
    const livesWith = (one: number, other: number) =>
      create(ctx, object('relationship'), {
        kind: 'livesWith',
        contactId: ids[one],
        otherContactId: ids[other],
      })
    await livesWith(2, 1)
    await livesWith(1, 0)
    await livesWith(4, 3)
    const program = (await readPlan(ctx, await draft('Families', { perHousehold: true })))!
    expect((await checkLaunch(ctx, program)).leftOut).toContainEqual({ reason: 'same-household', count: 3 })
    await launchProgram(ctx, program.id)
    const enrolled = await pool.query<{ contact_id: string; arm: string; reason: string | null }>(
      'select contact_id, arm, reason from enrollment where program_id = $1 and contact_id = any($2) order by contact_id',
      [program.id, ids],
    )
    expect(enrolled.rows.map(({ reason }) => reason)).toEqual([
      null,
      'same-household',
      'same-household',
      null,
      'same-household',
      null,
    ])
    const { rows: messages } = await pool.query<{ contact_id: string }>(
      'select contact_id from message where program_id = $1 and contact_id = any($2)',
      [program.id, ids],
    )
    const treated = enrolled.rows.filter(({ arm }) => arm === 'treatment').map(({ contact_id }) => contact_id)
    expect(messages.map(({ contact_id }) => contact_id).sort()).toEqual(treated)
    await expect(update(ctx, object('program'), program.id, { perHousehold: false })).rejects.toMatchObject({
      code: 'program.fixed',
    })
    await pool.query('delete from relationship')
  })
})

describe('what a program brought', () => {
  it('is treated against held back, with an interval, returns taken off', async () => {
    const id = await draft('Measured', { holdoutShare: 0.5, costPerMessage: 10 })
    await launchProgram(ctx, id)
    await send(id)
    const { rows } = await pool.query<{ contact_id: string; arm: string }>(
      "select contact_id, arm from enrollment where program_id = $1 and arm <> 'excluded' order by contact_id",
      [id],
    )
    records.clock.advance(86_400_000)
    const placedAt = new Date(records.clock.now().getTime() - 3_600_000).toISOString()
    for (const [at, { contact_id: contactId, arm }] of rows.entries()) {
      if (arm === 'treatment' ? at % 2 === 0 : at % 4 !== 0) continue
      await create(ctx, object('order'), {
        contactId,
        placedAt,
        total: arm === 'treatment' ? 4000 : 1000,
        currency: 'EUR',
      })
    }
    const results = await readResults(ctxFor(services, ctx.actor), id)
    if (!results.told) throw new Error(results.sentence)
    const { treatment, holdout } = results.arms
    expect(treatment.people + holdout.people).toBe(rows.length)
    expect(results.revenue.difference).toBeCloseTo(
      treatment.revenue / treatment.people - holdout.revenue / holdout.people,
      9,
    )
    expect(results.revenue.total).toBeCloseTo(results.revenue.difference * treatment.people, 6)
    expect(results.revenue.low).toBeLessThan(results.revenue.difference)
    expect(results.sentence).toMatch(
      /^“Measured” brought about €.* more than doing nothing \(95 % sure between €/,
    )
    expect(results.cost).toBe(treatment.people * 10)
  })
})
