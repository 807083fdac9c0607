import {
  deal,
  dealCredit,
  dealProduct,
  product,
  productCategory,
  role,
  salesTarget,
  team,
} from '@regulars/model'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { create, createMany } from '../../../records/index.ts'
import { testRecords } from '../../../records/testing.ts'
import { customers } from '../../customers/index.ts'
import { identity } from '../../identity/index.ts'
import { sales } from '../index.ts'
import { readForecast } from './forecast.ts'
import { readWinRates } from './win-rates.ts'

const { db, services, clock, ctx } = await testRecords([customers, identity, sales])
await sales.start?.(services)
const stageOf = async (outcome: string) =>
  (
    await sql<{
      id: string
    }>`select id from stage where outcome = ${outcome} order by position limit 1`.execute(db)
  ).rows[0]!.id
const [open, won, lost] = [await stageOf('open'), await stageOf('won'), await stageOf('lost')]
const roleId = await create(ctx, role, { key: 'seller', label: 'Seller', rights: {} }, { trusted: true })
const teamId = await create(ctx, team, { name: 'North' })
const seller = async (name: string) =>
  (
    await sql<{ id: string }>`
    insert into app_user (name, email, role_id, team_id)
    values (${name}, ${`${name}@shop.example`}, ${roleId}, ${teamId}) returning id`.execute(db)
  ).rows[0]!.id
const [ana, ben, eve] = [await seller('Ana'), await seller('Ben'), await seller('Eve')]
const day = clock.now().toISOString().slice(0, 10)
const aDeal = (values: object) =>
  create(ctx, deal, { title: 'Deal', ownerId: ana, expectedCloseOn: day, ...values }, { trusted: true })
const credit = (dealId: string, userId: string, share: number) =>
  create(ctx, dealCredit, { dealId, userId, share })

const both = await aDeal({ value: 10_001, stageId: won })
await credit(both, ben, 0.25)
await aDeal({ value: 500, stageId: lost })
const coming = await aDeal({ value: 999, stageId: open })
await credit(coming, ben, 0.5)
await credit(coming, eve, 0.5)

test('a deal counts for everybody who is credited with it, its value by their part, and the parts sum to the whole', async () => {
  const rates = await readWinRates(ctx, {}, 'seller', {})
  const of = (id: string) => rates.find(({ key }) => key === id)
  // A quarter of 10,001 is 2,500.25, cut to 2,500; the rest is the owner's.
  expect(of(ben)).toMatchObject({ label: 'Ben', won: 1, lost: 0, wonValue: 2500, winRate: 1 })
  expect(of(ana)).toMatchObject({ won: 1, lost: 1, wonValue: 7501, winRate: 0.5 })
  const [whole] = await readWinRates(ctx, {}, 'source', {})
  expect(whole).toMatchObject({ won: 1, lost: 1, wonValue: 10_001 })
})

test('forecasts of a person and of a team hold their parts, a deal of two of a team once', async () => {
  const month = async (of: object) => (await readForecast(ctx, of, { back: 0, ahead: 0 })).months[0]!
  expect(await month({ userId: ben })).toMatchObject({ won: 2500, wonDeals: 1, open: 500, openDeals: 1 })
  expect(await month({ userId: eve })).toMatchObject({ won: 0, wonDeals: 0, open: 499, openDeals: 1 })
  // Both halves of the deal are others', so nothing of it is left for its owner.
  expect(await month({ userId: ana })).toMatchObject({ won: 7501, wonDeals: 1, open: 0, openDeals: 0 })
  const everybody = { won: 10_001, wonDeals: 1, open: 999, openDeals: 1 }
  expect(await month({ teamId })).toMatchObject(everybody)
  expect(await month({})).toMatchObject(everybody)
})

test('those of a group of products hold what its products come to, beside its own target and budget', async () => {
  const coffee = await create(ctx, productCategory, { name: 'Coffee' })
  const filter = await create(ctx, productCategory, { name: 'Filter', parentId: coffee })
  const tea = await create(ctx, productCategory, { name: 'Tea' })
  const [guji, sencha] = await createMany(ctx, product, [
    { name: 'Guji', categoryId: filter },
    { name: 'Sencha', categoryId: tea },
  ])
  const dealId = await aDeal({ stageId: open })
  const line = { dealId, quantity: 1 }
  await create(ctx, dealProduct, { ...line, productId: guji!, unitPrice: 3000 })
  await create(ctx, dealProduct, { ...line, productId: sencha!, unitPrice: 2000 })
  const meant = { month: day, categoryId: coffee }
  await create(ctx, salesTarget, { ...meant, amount: 9000 })
  await create(ctx, salesTarget, { ...meant, kind: 'budget', amount: 7000 })
  await create(ctx, salesTarget, { month: day, amount: 50_000 })
  const month = async (of: object) => (await readForecast(ctx, of, { back: 0, ahead: 0 })).months[0]!
  expect(await month({ categoryId: coffee })).toMatchObject({
    ...{ open: 3000, openDeals: 1, wonDeals: 0, target: 9000, budget: 7000 },
  })
  expect(await month({ categoryId: tea })).toMatchObject({ open: 2000, target: null, budget: null })
  expect(await month({})).toMatchObject({ open: 5999, target: 50_000, budget: null })
  await expect(create(ctx, salesTarget, { ...meant, kind: 'budget', amount: 1 })).rejects.toMatchObject({
    code: 'sales-target.taken',
  })
})
