import { contact, deal, lead, leadScore, task, team, touchpoint } from '@regulars/model'
import { describe, expect, test } from 'vitest'
import { create, get, inChangeSet, list, undo, update } from '../../records/index.ts'
import { convertLead } from './convert-lead.ts'
import { noteAnswers } from './follow-up.ts'
import { openLeads, scoreLeads } from './scoring/score-leads.ts'
import { testLeads } from './testing.ts'

const { clock, ctx, aLead, people, colleague } = await testLeads()

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
