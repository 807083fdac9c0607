import {
  absence,
  assignmentRule,
  consent,
  contact,
  deal,
  form,
  formSubmission,
  identifier,
  lead,
  leadScore,
  role,
  task,
  team,
  touchpoint,
} from '@regulars/model'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { create, get, inChangeSet, list, undo, update } from '../../records/index.ts'
import { testRecords } from '../../records/testing.ts'
import { customers } from '../customers/index.ts'
import { identity } from '../identity/index.ts'
import { sales } from '../sales/index.ts'
import { assignLeads, waitingLeads } from './assignment/assign-leads.ts'
import { convertLead } from './convert-lead.ts'
import { noteAnswers } from './follow-up.ts'
import { answerTo } from './forms/answers.ts'
import { confirmSubmission } from './forms/confirm-submission.ts'
import { withCheckDigit } from './forms/give-card.ts'
import { readAnswers } from './forms/read-answers.ts'
import { receiveAnswers } from './forms/receive-answers.ts'
import { readForm } from './forms/stored-form.ts'
import { leads } from './index.ts'
import { openLeads, scoreLeads } from './scoring/score-leads.ts'
import { seedLeads } from './seed-leads.ts'
import { tellFinishedVisits } from './tracking/link-visits.ts'
import { notePage } from './tracking/note-page.ts'

// It is Monday, 09:00 in UTC, which is where the business is.
const { db, services, clock, ctx } = await testRecords([customers, identity, sales, leads])
await sales.start?.(services)
await seedLeads(services)
const at = { userId: null, at: clock.now() }
await services.settings.set({ leadResponseMinutes: 120 }, at)

const aLead = (values: Record<string, unknown> = {}) => create(ctx, lead, { name: 'Nora Brandt', ...values })
const people = async () =>
  Number((await sql<{ count: string }>`select count(*) from contact`.execute(db)).rows[0]!.count)

const roleId = await create(ctx, role, { key: 'seller', label: 'Seller', rights: {} }, { trusted: true })

async function colleague(name: string, teamId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into app_user (name, email, role_id, team_id)
    values (${name}, ${`${name}@shop.example`}, ${roleId}, ${teamId}) returning id`.execute(db)
  return rows[0]!.id
}

describe('a lead', () => {
  test('makes a person of whoever asked, once, and says by when to answer', async () => {
    const first = await get(
      ctx,
      lead,
      await aLead({ email: 'nora@linde.example', companyName: 'Hotel Linde' }),
    )
    expect(first).toMatchObject({
      status: 'new',
      title: 'Nora Brandt, Hotel Linde',
      responseDueAt: '2026-03-02T11:00:00+00:00',
    })
    expect(await get(ctx, contact, first.contactId!)).toMatchObject({
      name: 'Nora Brandt',
      lifecycle: 'lead',
    })
    const before = await people()
    const again = await get(ctx, lead, await aLead({ name: 'N. Brandt', email: 'NORA@linde.example' }))
    expect([again.contactId, await people()]).toEqual([first.contactId, before])
  })

  test('is recognised by a number that one person alone has, unless the addresses differ', async () => {
    const known = await create(ctx, contact, { name: 'Piotr', phone: '+48583010000' })
    expect(await get(ctx, lead, await aLead({ phone: '+48 58 301 00 00' }))).toMatchObject({
      contactId: known,
    })
    await update(ctx, contact, known, { email: 'piotr@x.example' })
    const other = await get(ctx, lead, await aLead({ phone: '+48583010000', email: 'ewa@x.example' }))
    expect(other.contactId).not.toBe(known)
  })

  test('two at once with the same address make one person', async () => {
    const before = await people()
    await Promise.all([aLead({ email: 'twice@x.example' }), aLead({ email: 'twice@x.example' })])
    expect(await people()).toBe(before + 1)
  })

  test('of nobody is refused, and becomes a deal only by converting', async () => {
    await expect(create(ctx, lead, { message: 'hello' })).rejects.toMatchObject({ code: 'lead.nobody' })
    const id = await aLead()
    await expect(update(ctx, lead, id, { status: 'converted' })).rejects.toMatchObject({
      code: 'lead.convert-instead',
    })
  })

  test('is answered by a noted call, and the clock stops', async () => {
    const id = await aLead({ email: 'call@x.example' })
    const { contactId } = await get(ctx, lead, id)
    const by = await colleague('Cara', await create(ctx, team, { name: 'Desk' }))
    clock.advance(30 * 60_000)
    const asCara = {
      ...ctx,
      actor: { ...ctx.actor, userId: by },
      setting: { ...ctx.setting, now: clock.now() },
    }
    const changeSetId = await inChangeSet(asCara, { label: 'Call' }, async (inside) => {
      await create(inside, touchpoint, {
        contactId,
        type: 'call',
        subject: 'Called',
        at: clock.now().toISOString(),
      })
      return inside.changeSet.id
    })
    await noteAnswers(ctx, { changeSetId, object: 'touchpoint', event: 'created', count: 1 })
    expect(await get(ctx, lead, id)).toMatchObject({
      status: 'working',
      respondedAt: '2026-03-02T09:30:00+00:00',
    })
  })

  test('becomes a deal with its company and tasks, and all of it is undone as one', async () => {
    const id = await aLead({ email: 'deal@x.example', companyName: 'Café Ida', message: 'Beans for the bar' })
    const todo = await create(ctx, task, { title: 'Send samples', leadId: id })
    const before = await get(ctx, lead, id)
    const made = await inChangeSet(ctx, { label: 'Convert' }, async (inside) => ({
      ...(await convertLead(inside, id, { value: 50_000 })),
      changeSetId: inside.changeSet.id,
    }))
    expect(await get(ctx, deal, made.dealId)).toMatchObject({
      title: 'Nora Brandt, Café Ida',
      contactId: before.contactId,
      companyId: made.companyId,
      value: 50_000,
      about: 'Beans for the bar',
    })
    expect(await get(ctx, lead, id)).toMatchObject({
      status: 'converted',
      dealId: made.dealId,
      companyId: made.companyId,
    })
    expect(await get(ctx, contact, before.contactId!)).toMatchObject({
      lifecycle: 'prospect',
      companyId: made.companyId,
    })
    expect(await get(ctx, task, todo)).toMatchObject({ dealId: made.dealId, leadId: id })
    await expect(convertLead(ctx, id, {})).rejects.toMatchObject({ code: 'lead.converted' })
    await undo(ctx, made.changeSetId)
    const { version: _now, updatedAt: _at, ...back } = await get(ctx, lead, id)
    expect(before).toMatchObject(back)
    expect(await get(ctx, task, todo)).toMatchObject({ dealId: null, leadId: id })
    await expect(get(ctx, deal, made.dealId)).rejects.toMatchObject({ code: 'record.not-found' })
    expect(await get(ctx, contact, before.contactId!)).toMatchObject({ lifecycle: 'lead', companyId: null })
  })
})

describe('the score', () => {
  test('adds up what rules give, says which, and how warm that is', async () => {
    const id = await aLead({ phone: '+4312345678', message: 'How much?', companyName: 'Bar Uno' })
    await scoreLeads(ctx, openLeads)
    const { data } = await list(ctx, leadScore, { filter: { field: 'lead', op: 'is', value: id } })
    // 10 for the number, 15 for the message, 15 for the company; warm from 20, hot from 50.
    expect(data[0]).toMatchObject({
      temperature: 'warm',
      points: 40,
      reasons: [
        { rule: 'Gave a telephone number', points: 10 },
        { rule: 'Wrote what they want', points: 15 },
        { rule: 'Asks for a company', points: 15 },
      ],
    })
    const found = await list(ctx, lead, { filter: { field: 'score.temperature', op: 'is', value: 'warm' } })
    expect(found.data.map((each) => each.id)).toContain(id)
  })
})

describe('assignment', async () => {
  const teamId = await create(ctx, team, { name: 'Sales' })
  const ids = { Ana: await colleague('Ana', teamId), Ben: await colleague('Ben', teamId) }
  const owners = async (of: readonly string[]) => {
    await assignLeads(ctx, sql`${waitingLeads} and lead.id = any(${of}::uuid[])`)
    const got = await Promise.all(of.map((id) => get(ctx, lead, id)))
    return got.map(({ ownerId }) => Object.entries(ids).find(([, id]) => id === ownerId)?.[0])
  }

  test('goes in turns, past whoever is away, and says why', async () => {
    const rule = await create(ctx, assignmentRule, {
      name: 'Wholesale',
      teamId,
      condition: { field: 'source', op: 'is', value: 'Fair' },
    })
    const three = [
      await aLead({ source: 'Fair' }),
      await aLead({ source: 'Fair' }),
      await aLead({ source: 'Fair' }),
    ]
    expect(await owners(three)).toEqual(['Ana', 'Ben', 'Ana'])
    expect(await get(ctx, lead, three[0]!)).toMatchObject({
      assignmentRuleId: rule,
      assignmentReason: '“Wholesale”: in turns in Sales, and it was the turn of Ana.',
    })
    await create(ctx, absence, { ownerId: ids.Ben, from: '2026-03-01', until: '2026-03-05' })
    const fourth = await aLead({ source: 'Fair' })
    expect(await owners([fourth])).toEqual(['Ana'])
    expect((await get(ctx, lead, fourth)).assignmentReason).toContain('Ben is away until 2026-03-05.')
    expect(await owners([await aLead({ source: 'Web' })])).toEqual([undefined])
  })

  test('by load counts open work only', async () => {
    await create(ctx, assignmentRule, {
      name: 'Web',
      method: 'load',
      teamId,
      condition: { field: 'source', op: 'is', value: 'Web shop' },
    })
    clock.advance(7 * 86_400_000)
    const later = { ...ctx, setting: { ...ctx.setting, now: clock.now() } }
    // Ana has three leads and Ben one; two more go to Ben, then they have the same, and whoever had this rule's last turn waits.
    const three = [await aLead({ source: 'Web shop' }), await aLead({ source: 'Web shop' })]
    await assignLeads(later, sql`${waitingLeads} and lead.id = any(${three}::uuid[])`)
    expect(await owners(three)).toEqual(['Ben', 'Ben'])
  })
})

describe('a form', async () => {
  const id = await create(ctx, form, {
    name: 'Talk to us',
    status: 'open',
    consentText: 'You may write to me.',
    elements: [
      { field: 'contact.name', label: 'Your name', required: true },
      { field: 'contact.email', label: 'E-mail', required: true },
      { field: 'contact.city', label: 'Where?' },
      { field: 'company.name', label: 'Company' },
      { field: 'lead.message', label: 'What for?' },
    ],
  })
  const from = {
    page: null,
    referrer: null,
    campaign: null,
    address: '192.0.2.1',
    agent: 'Test',
    visitor: null,
  }
  const send = async (raw: Record<string, unknown>, more: Record<string, unknown> = {}) => {
    const stored = (await readForm(services, { id }))!
    const read = readAnswers(stored, raw, services)
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    const nonce = String(more.nonce ?? answerTo(read.answers, 'contact.email'))
    await receiveAnswers(services, stored, {
      ...from,
      answers: read.answers,
      hasConsented: true,
      ...more,
      nonce,
    })
    const { data } = await list(ctx, formSubmission, {
      filter: { field: 'form', op: 'is', value: id },
      sort: '-createdAt',
      limit: 1,
    })
    return data[0]!
  }

  test('makes lead, touchpoint and consent in the very words, and undoing takes them all back', async () => {
    const sent = await send({
      'contact.name': 'Lea',
      'contact.email': 'lea@x.example',
      'contact.city': 'Graz',
      'lead.message': 'Samples?',
    })
    expect(await get(ctx, lead, sent.leadId!)).toMatchObject({
      message: 'Samples?',
      source: 'Talk to us',
      formId: id,
      contactId: sent.contactId,
    })
    expect(await get(ctx, contact, sent.contactId!)).toMatchObject({
      name: 'Lea',
      city: 'Graz',
      source: 'Talk to us',
    })
    const ofLea = { filter: { field: 'contact', op: 'is' as const, value: sent.contactId! } }
    expect((await list(ctx, consent, ofLea)).data).toMatchObject([
      { state: 'given', wording: 'You may write to me.', source: 'Form “Talk to us”' },
    ])
    expect((await list(ctx, touchpoint, ofLea)).data.map(({ type }) => type).sort()).toEqual([
      'consent.given',
      'form.sent',
    ])
    await undo(ctx, sent.changeSetId!)
    await expect(get(ctx, contact, sent.contactId!)).rejects.toMatchObject({ code: 'record.not-found' })
  })

  test('the same page sent twice is one answer', async () => {
    const raw = { 'contact.name': 'Max', 'contact.email': 'max@x.example' }
    const [one, two] = await Promise.all([send(raw, { nonce: 'page-1' }), send(raw, { nonce: 'page-1' })])
    expect(one.id).toBe(two.id)
  })

  test('changes nothing of somebody we know whose address nobody proved', async () => {
    const known = await create(ctx, contact, { name: 'Marta Kowalczyk', email: 'marta@x.example' })
    await create(ctx, consent, {
      contactId: known,
      state: 'withdrawn',
      decidedAt: clock.now().toISOString(),
    })
    const sent = await send({
      'contact.name': 'Mallory',
      'contact.email': 'marta@x.example',
      'contact.city': 'Nowhere',
    })
    expect(sent.contactId).toBe(known)
    expect(await get(ctx, contact, known)).toMatchObject({ name: 'Marta Kowalczyk', city: null })
    expect(await get(ctx, lead, sent.leadId!)).toMatchObject({ name: 'Mallory', contactId: known })
    const consents = await list(ctx, consent, { filter: { field: 'contact', op: 'is', value: known } })
    expect(consents.data.map(({ state }) => state)).toEqual(['withdrawn'])
  })

  test('with confirmation by mail nothing is about anybody until the link is pressed, once', async () => {
    await sql`update form set double_opt_in = true where id = ${id}`.execute(db)
    const before = await people()
    const waiting = await send({ 'contact.name': 'Ida', 'contact.email': 'ida@x.example' })
    expect([waiting.state, waiting.contactId, await people()]).toEqual(['waiting', null, before])
    const { rows } = await sql<{
      token: string
    }>`select token from form_submission where id = ${waiting.id}`.execute(db)
    const pressed = await Promise.all([
      confirmSubmission(services, rows[0]!.token),
      confirmSubmission(services, rows[0]!.token),
    ])
    expect(pressed.filter(Boolean).length).toBeGreaterThan(0)
    expect(await get(ctx, formSubmission, waiting.id)).toMatchObject({
      state: 'confirmed',
      leadId: expect.any(String),
    })
    expect(await people()).toBe(before + 1)
    expect(await confirmSubmission(services, rows[0]!.token)).toBeUndefined()
    await sql`update form set double_opt_in = false where id = ${id}`.execute(db)
  })

  test('that gives a card makes a member: sure of whoever is new or proven, of others not', async () => {
    await update(ctx, form, id, { givesCard: true })
    const cards = async (contactId: string) =>
      (
        await list(ctx, identifier, {
          filter: {
            all: [
              { field: 'contact', op: 'is', value: contactId },
              { field: 'kind', op: 'is', value: 'memberCard' },
            ],
          },
        })
      ).data.map(({ value, verified }) => ({ value, verified }))
    const fresh = await send({ 'contact.name': 'Tove', 'contact.email': 'tove@x.example' })
    expect(fresh).toMatchObject({ leadId: null, memberCard: expect.stringMatching(/^[1-9]\d{9}$/) })
    expect(withCheckDigit(fresh.memberCard!.slice(0, 9))).toBe(fresh.memberCard)
    expect(await cards(fresh.contactId!)).toEqual([{ value: fresh.memberCard, verified: true }])
    const stranger = await send(
      { 'contact.name': 'X', 'contact.email': 'tove@x.example' },
      { nonce: 'other' },
    )
    expect(stranger.contactId).toBe(fresh.contactId)
    expect(stranger.memberCard).not.toBe(fresh.memberCard)
    expect(await cards(fresh.contactId!)).toContainEqual({ value: stranger.memberCard, verified: false })
    await sql`update form set double_opt_in = true where id = ${id}`.execute(db)
    const proven = await send(
      { 'contact.name': 'Tove', 'contact.email': 'tove@x.example' },
      { nonce: 'proof' },
    )
    const { rows } = await sql<{
      token: string
    }>`select token from form_submission where id = ${proven.id}`.execute(db)
    expect(await confirmSubmission(services, rows[0]!.token)).toMatchObject({ memberCard: fresh.memberCard })
    await sql`update form set double_opt_in = false, gives_card = false where id = ${id}`.execute(db)
  })

  test('the check digit is that of GS1 (General Specifications, section 7.9: 629104150021 with 3)', () => {
    expect(withCheckDigit('629104150021')).toBe('6291041500213')
  })

  test('visits before it become part of the memory, later ones when they are over', async () => {
    const visitor = 'a-browser-that-agreed'
    const read = (page: string) =>
      notePage(services, { visitor, page: `https://kaffa.example${page}`, title: page, referrer: '' })
    await read('/prices?utm_source=mail&name=secret')
    await read('/contact')
    const sent = await send({ 'contact.name': 'Vera', 'contact.email': 'vera@x.example' }, { visitor })
    await read('/again')
    clock.advance(3_600_000)
    await tellFinishedVisits(services)
    const { data } = await list(ctx, touchpoint, {
      filter: {
        all: [
          { field: 'contact', op: 'is', value: sent.contactId! },
          { field: 'type', op: 'is', value: 'web.visited' },
        ],
      },
      sort: 'at',
    })
    expect(data.map(({ subject, payload }) => [subject, payload])).toMatchObject([
      [
        '/prices?utm_source=mail&name=secret',
        { pages: 2, page: 'https://kaffa.example/prices', campaign: { source: 'mail' } },
      ],
      ['/again', { pages: 1 }],
    ])
  })

  test('asks only what may be asked, and reaches whoever answers', async () => {
    await expect(update(ctx, form, id, { elements: [{ field: 'contact.lifecycle' }] })).rejects.toMatchObject(
      { code: 'form.bad-questions' },
    )
    await expect(update(ctx, form, id, { elements: [{ field: 'contact.name' }] })).rejects.toMatchObject({
      code: 'form.asks-nobody',
    })
  })
})
