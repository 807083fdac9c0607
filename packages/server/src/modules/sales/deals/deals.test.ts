import {
  activityPlan,
  activityStep,
  addDays,
  company,
  contact,
  deal,
  dealProduct,
  note,
  product,
  stage,
  stageTask,
  stakeholder,
  task,
  touchpoint,
} from '@regulars/model'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import {
  create,
  createMany,
  get,
  inChangeSet,
  list,
  proveDerived,
  systemCtx,
  undo,
  update,
} from '../../../records/index.ts'
import { testRecords } from '../../../records/testing.ts'
import { customers } from '../../customers/index.ts'
import { sales } from '../index.ts'
import { startPlan } from '../plans/start-plan.ts'
import { readPath } from './read-path.ts'
import { seedPipeline } from './seed-pipeline.ts'
import { giveStageTasks } from './tasks-of-deals.ts'

const { db, services, clock, ctx } = await testRecords([customers, sales])
await Promise.all([seedPipeline(services), seedPipeline(services)])
const { rows: seeded } = await sql<{ id: string; name: string }>`
  select id, name from stage order by position`.execute(db)
const at = Object.fromEntries(seeded.map(({ id, name }) => [name, id])) as Record<string, string>

const day = 86_400_000

const aDeal = (values: Record<string, unknown> = {}) =>
  create(ctx, deal, { title: 'Coffee for the hotel', ...values })
const move = (id: string, name: string, more = {}) => update(ctx, deal, id, { stageId: at[name], ...more })

/** The change set of the last change of a record. */
async function lastChange(id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select change_set_id as id from change where record_id = ${id} order by change.id desc limit 1`.execute(
    db,
  )
  return rows[0]!.id
}

test('two processes that start at once make the first pipeline once', () => {
  expect(seeded.map(({ name }) => name)).toEqual([
    'Prospecting',
    'Qualified',
    'Proposal',
    'Negotiation',
    'Won',
    'Lost',
  ])
})

describe('a deal', () => {
  test('begins in the first stage, in the currency of the business', async () => {
    expect(await get(ctx, deal, await aDeal())).toMatchObject({
      stageId: at.Prospecting,
      status: 'open',
      currency: 'EUR',
      openedAt: expect.any(String),
      closedAt: null,
    })
  })

  test('is open, won or lost by its stage alone, and open again when moved back', async () => {
    const id = await aDeal({ value: 1000 })
    await move(id, 'Won')
    expect(await get(ctx, deal, id)).toMatchObject({ status: 'won', lostAt: null })
    const { wonAt, closedAt } = await get(ctx, deal, id)
    expect(new Date(wonAt!)).toEqual(clock.now())
    expect(closedAt).toBe(wonAt)
    await move(id, 'Lost')
    expect(await get(ctx, deal, id)).toMatchObject({ status: 'lost', wonAt: null, lostAt: closedAt })
    await move(id, 'Qualified')
    expect(await get(ctx, deal, id)).toMatchObject({ status: 'open', closedAt: null, lostAt: null })
  })

  test('keeps the day of closing that is told', async () => {
    const id = await aDeal({ stageId: at.Won, closedAt: '2025-06-01T10:00:00Z' })
    expect((await get(ctx, deal, id)).wonAt).toMatch(/^2025-06-01T10:00/)
  })

  test('follows when its stage comes to mean something else', async () => {
    const id = await create(ctx, stage, {
      name: 'On hold',
      pipelineId: (await get(ctx, stage, at.Won!)).pipelineId,
    })
    const held = await aDeal({ stageId: id })
    await update(ctx, stage, id, { outcome: 'lost', probability: 0.4 })
    expect(await get(ctx, deal, held)).toMatchObject({ status: 'lost' })
    expect(await get(ctx, stage, id)).toMatchObject({ probability: 0 })
  })

  test('once closed keeps what it is worth', async () => {
    const id = await aDeal({ value: 1000 })
    await move(id, 'Won', { closeReason: 'Price' })
    await expect(update(ctx, deal, id, { value: 1 })).rejects.toMatchObject({
      code: 'deal.closed',
      title: '“Coffee for the hotel” is won, so what it is worth stays as it was.',
    })
    await expect(create(ctx, dealProduct, { dealId: id, amount: 1 })).rejects.toMatchObject({
      code: 'deal.closed',
    })
    await update(ctx, deal, id, { closeReason: 'Taste' })
    await move(id, 'Negotiation', { value: 2000, expectedCloseOn: '2026-04-01' })
    expect(await get(ctx, deal, id)).toMatchObject({ status: 'open', value: 2000 })
  })

  test('cannot enter a stage without what that asks for, and is told what', async () => {
    const id = await aDeal()
    await expect(move(id, 'Negotiation')).rejects.toMatchObject({
      code: 'deal.requirements-unmet',
      title:
        '“Coffee for the hotel” cannot enter “Negotiation” yet: deals there have a value, and have an expected day of closing.',
      extra: { requirements: ['have a value', 'have an expected day of closing'] },
    })
    expect(await get(ctx, deal, id)).toMatchObject({ stageId: at.Prospecting, version: 1 })
    await move(id, 'Negotiation', { value: 500, expectedCloseOn: '2026-04-01' })
    await expect(aDeal({ stageId: at.Proposal })).rejects.toMatchObject({ code: 'deal.requirements-unmet' })
  })

  test('is asked for what belongs to it as well', async () => {
    const { pipelineId } = await get(ctx, stage, at.Won!)
    const decided = await create(ctx, stage, {
      name: 'Decision',
      pipelineId,
      requirements: {
        has: 'stakeholders',
        where: { field: 'role', op: 'is', value: 'decides' },
      },
    })
    const id = await aDeal()
    const enter = () => update(ctx, deal, id, { stageId: decided })
    await expect(enter()).rejects.toMatchObject({ extra: { requirements: ['have a decision maker'] } })
    const contactId = await create(ctx, contact, { name: 'Ines Linde' })
    await create(ctx, stakeholder, { dealId: id, contactId, role: 'decides', attitude: 'for' })
    await enter()
    await expect(
      update(ctx, stage, decided, { requirements: { field: 'shoeSize', op: 'is', value: 40 } }),
    ).rejects.toMatchObject({ code: 'stage.bad-requirements' })
  })
})

describe('since when a deal is in its stage', () => {
  test('is told by its history; an undone move never happened', async () => {
    const id = await aDeal()
    const since = async () => new Date((await get(ctx, deal, id)).stageSince!).toISOString()
    expect(await since()).toBe('2026-03-02T09:00:00.000Z')
    clock.advance(7 * day)
    await move(id, 'Qualified')
    expect(await since()).toBe('2026-03-09T09:00:00.000Z')
    expect(await get(ctx, deal, id)).toMatchObject({ staleOn: '2026-04-08' })
    clock.advance(11 * day)
    await move(id, 'Lost')
    const moved = await lastChange(id)
    clock.advance(day)
    await undo(ctx, moved)
    expect(await get(ctx, deal, id)).toMatchObject({ stageId: at.Qualified, status: 'open', closedAt: null })
    expect(await since()).toBe('2026-03-09T09:00:00.000Z')
    expect(await proveDerived(ctx)).toEqual({})
  })
})

test('the way of a deal says where it stood how long, and what the next stages ask for', async () => {
  const now = () => systemCtx(services, 'Test')
  const id = await aDeal()
  clock.advance(3 * day)
  await update(now(), deal, id, { stageId: at.Qualified })
  clock.advance(2 * day)
  const { stages, moves } = await readPath(now(), id)
  const told = Object.fromEntries(stages.map(({ name, days, lacks }) => [name, { days, lacks }]))
  expect(told).toMatchObject({
    Prospecting: { days: 3, lacks: [] },
    Qualified: { days: 2, lacks: [] },
    Proposal: { days: null, lacks: ['have a value'] },
    Won: { days: null, lacks: [] },
  })
  expect(moves).toMatchObject([{ from: 'Prospecting', to: 'Qualified' }])
})

describe('products on a deal', () => {
  test('are priced as in the catalogue and make up its value', async () => {
    const guji = await create(ctx, product, { name: 'Guji', price: 1250, currency: 'EUR' })
    const id = await aDeal({ value: 99 })
    const line = await create(ctx, dealProduct, { dealId: id, productId: guji, quantity: 3 })
    expect(await get(ctx, dealProduct, line)).toMatchObject({
      description: 'Guji',
      unitPrice: 1250,
      amount: 3750,
      currency: 'EUR',
    })
    expect(await get(ctx, deal, id)).toMatchObject({ value: 3750 })
    await update(ctx, dealProduct, line, { quantity: 2 })
    expect(await get(ctx, deal, id)).toMatchObject({ value: 2500 })
    await expect(create(ctx, dealProduct, { dealId: id, quantity: -1 })).rejects.toMatchObject({
      code: 'record.invalid',
    })
  })

  test('are never in another currency than the deal', async () => {
    const machine = await create(ctx, product, { name: 'Machine', price: 900_00, currency: 'USD' })
    const id = await aDeal()
    await expect(create(ctx, dealProduct, { dealId: id, productId: machine })).rejects.toMatchObject({
      code: 'deal.currency-mismatch',
      title: 'This is in USD, but the deal is in EUR.',
      mend: 'Say what it costs in EUR.',
    })
    await expect(create(ctx, dealProduct, { dealId: id, amount: 1, currency: 'PLN' })).rejects.toMatchObject({
      code: 'deal.currency-mismatch',
    })
    await create(ctx, dealProduct, { dealId: id, productId: machine, unitPrice: 850_00 })
    await expect(update(ctx, deal, id, { currency: 'USD' })).rejects.toMatchObject({
      code: 'deal.currency-mismatch',
    })
  })
})

test('a deal stands in the memory of the person, and goes from it when it is open again', async () => {
  const contactId = await create(ctx, contact, { name: 'Jonas Weber' })
  const id = await aDeal({ contactId, openedAt: '2026-02-01T08:00:00Z' })
  const types = async () => {
    const { data } = await list(ctx, touchpoint, {
      filter: { field: 'contact', op: 'is', value: contactId },
      sort: 'at',
    })
    return data.map(({ type }) => type)
  }
  await move(id, 'Won')
  expect(await types()).toEqual(['deal.opened', 'deal.won'])
  await move(id, 'Qualified')
  expect(await types()).toEqual(['deal.opened'])
})

describe('what is to be done in a stage', () => {
  const tasksOf = async (id: string) => {
    const { data } = await list(ctx, task, {
      filter: { field: 'deal', op: 'is', value: id },
      sort: 'dueOn',
    })
    return data.map(({ title, dueOn, companyId }) => ({ title, dueOn, companyId }))
  }

  test('comes to a deal when it enters, once, due as many days later as planned', async () => {
    await createMany(ctx, stageTask, [
      { stageId: at.Qualified, title: 'Send samples', dueAfterDays: 7 },
      { stageId: at.Qualified, title: 'Ask for the budget' },
    ])
    const companyId = await create(ctx, company, { name: 'Hotel Linde' })
    const id = await aDeal({ companyId })
    await move(id, 'Qualified')
    const news = { changeSetId: await lastChange(id), object: 'deal', event: 'updated', count: 1 } as const
    const now = systemCtx(services, 'Reaction')
    await Promise.all([giveStageTasks(now, news), giveStageTasks(now, news)])
    expect(await tasksOf(id)).toEqual([
      { title: 'Ask for the budget', dueOn: '2026-03-26', companyId },
      { title: 'Send samples', dueOn: '2026-04-02', companyId },
    ])
  })

  test('is not asked of what an import tells of the past', async () => {
    const [id, changeSetId] = await inChangeSet(
      ctx,
      { kind: 'import', label: 'Imported' },
      async (within) => [
        await create(within, deal, { title: 'Old one', stageId: at.Qualified }),
        within.changeSet.id,
      ],
    )
    await giveStageTasks(ctx, { changeSetId, object: 'deal', event: 'created', count: 1 })
    expect(await tasksOf(id)).toEqual([])
  })
})

test('a note on a deal is a note about the person too', async () => {
  const contactId = await create(ctx, contact, { name: 'Ada Berg' })
  const id = await aDeal({ contactId })
  const written = await create(ctx, note, { text: 'Wants a trial', dealId: id })
  expect(await get(ctx, note, written)).toMatchObject({ contactId, dealId: id })
})

test('a stage begins its plan once, and by hand a plan is begun where none of it is open', async () => {
  const planId = await create(ctx, activityPlan, { name: 'First week' })
  await createMany(ctx, activityStep, [
    { planId, title: 'Call', kind: 'call', dueAfterDays: 0, position: 1 },
    { planId, title: 'Send samples', dueAfterDays: 3, position: 2 },
  ])
  await update(ctx, stage, at.Proposal!, { activityPlanId: planId })
  const id = await aDeal({ value: 1000 })
  const ofDeal = { filter: { field: 'deal', op: 'is' as const, value: id }, sort: 'dueOn' }
  const enter = async () => {
    await move(id, 'Proposal')
    const changeSetId = await lastChange(id)
    await giveStageTasks(ctx, { changeSetId, object: 'deal', event: 'updated', count: 1 })
  }
  await enter()
  await move(id, 'Prospecting')
  await enter()
  const today = ctx.setting.now.toISOString().slice(0, 10)
  expect((await list(ctx, task, ofDeal)).data).toMatchObject([
    { title: 'Call', kind: 'call', dueOn: today, dealId: id },
    { title: 'Send samples', kind: 'task', dueOn: addDays(today, 3) },
  ])
  await expect(startPlan(ctx, planId, { object: 'deal', id })).rejects.toMatchObject({
    code: 'activity-plan.running',
  })
  const other = await aDeal()
  expect(await startPlan(ctx, planId, { object: 'deal', id: other })).toBe(2)
})
