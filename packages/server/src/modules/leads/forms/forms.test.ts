import { consent, contact, form, formSubmission, identifier, lead, touchpoint } from '@regulars/model'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { create, get, list, undo, update } from '../../../records/index.ts'
import { testLeads } from '../testing.ts'
import { tellFinishedVisits } from '../tracking/link-visits.ts'
import { notePage } from '../tracking/note-page.ts'
import { answerTo } from './answers.ts'
import { confirmSubmission } from './confirm-submission.ts'
import { withCheckDigit } from './give-card.ts'
import { readAnswers } from './read-answers.ts'
import { receiveAnswers } from './receive-answers.ts'
import { readForm } from './stored-form.ts'

const { db, services, clock, ctx, people } = await testLeads()

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
