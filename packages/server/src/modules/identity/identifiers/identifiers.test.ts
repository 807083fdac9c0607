import { contact, identifier } from '@regulars/model'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import {
  create,
  get,
  inChangeSet,
  insertRecords,
  list,
  merge,
  proveDerived,
  remove,
  undo,
  unmerge,
  update,
} from '../../../records/index.ts'
import { testRecords } from '../../../records/testing.ts'
import { customers } from '../../customers/index.ts'
import { identity } from '../index.ts'

const records = await testRecords([customers, identity])
const { ctx, db, clock } = records

beforeEach(async () => {
  await sql`truncate contact, identifier, change, change_set, merged_record cascade`.execute(db)
  clock.advance(60_000)
})

/** What is known, by person: `email:jo@x.example verified`. */
async function known(): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ name: string; said: string[] }>`
    select contact.name, array_agg(kind || ':' || value || case when verified then ' verified' else '' end
      || case when shared then ' shared' else '' end || case when field is null then '' else ' = ' || field end order by kind, value) as said
    from identifier join contact on contact.id = contact_id group by contact.id, contact.name`.execute(db)
  return Object.fromEntries(rows.map(({ name, said }) => [name, said]))
}

const idOf = async (value: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select id from identifier where value = ${value}`.execute(db)
  return rows[0]!.id
}

test('what stands in the fields of a person is what they are known by, and comes and goes with them', async () => {
  const marta = await create(ctx, contact, {
    name: 'Marta',
    email: 'Marta@X.example',
    phone: '+48 58 301 00 00',
    customerNumber: 'C 17',
  })
  expect(await known()).toEqual({
    Marta: [
      'customerNumber:C17 = customerNumber',
      'email:marta@x.example = email',
      'phone:+48583010000 = phone',
    ],
  })
  await update(ctx, identifier, await idOf('+48583010000'), { shared: true })
  await update(ctx, contact, marta, { email: 'm.k@x.example', phone: null })
  // Nobody ever touched the old address; that the phone is shared is worth knowing still.
  expect(await known()).toEqual({
    Marta: [
      'customerNumber:C17 = customerNumber',
      'email:m.k@x.example = email',
      'phone:+48583010000 shared',
    ],
  })
  await update(ctx, contact, marta, { phone: '+48583010000' })
  expect((await known()).Marta).toContain('phone:+48583010000 shared = phone')
  expect(await proveDerived(ctx)).toEqual({})
})

test('identifiers move when people become one, and go back when they are told apart', async () => {
  const marta = await create(ctx, contact, { name: 'Marta', email: 'marta@x.example', phone: '+48583010000' })
  const twin = await create(ctx, contact, { name: 'Twin', email: 'twin@x.example', phone: '+48583010000' })
  await create(ctx, identifier, { contactId: twin, kind: 'memberCard', value: '7700 12', verified: true })
  const before = await known()
  clock.advance(1000)
  const { changeSetId } = await merge(ctx, contact, { into: marta, from: [twin] })
  expect((await known()).Marta).toEqual([
    'email:marta@x.example = email',
    'email:twin@x.example = email',
    'memberCard:770012 verified',
    'phone:+48583010000 = phone',
  ])
  expect(await proveDerived(ctx)).toEqual({})
  clock.advance(1000)
  await update(ctx, contact, marta, { jobTitle: 'Barista' })
  await unmerge(ctx, contact, { id: marta, changeSetId })
  expect(await known()).toEqual(before)
  expect(await proveDerived(ctx)).toEqual({})
})

test('undoing an import takes the identifiers of its people along and keeps nobody because of them', async () => {
  const jo = await create(ctx, contact, { name: 'Jo', email: 'jo@x.example' })
  const changeSetId = await inChangeSet(
    ctx,
    { kind: 'import', label: 'Imported till.csv' },
    async (within) => {
      await insertRecords(within, contact, {
        columns: ['name', 'email', 'lifecycle'],
        select: sql`select 'P' || n as name, 'p' || n || '@x.example' as email, 'lead' as lifecycle from generate_series(1, 3) as n`,
      })
      await update(within, contact, jo, { email: 'new@x.example' })
      return within.changeSet.id
    },
  )
  expect(Object.keys(await known()).sort()).toEqual(['Jo', 'P1', 'P2', 'P3'])
  await undo(ctx, changeSetId)
  expect(await known()).toEqual({ Jo: ['email:jo@x.example = email'] })
})

test('what is verified and personal is one person’s alone, unless they are in the bin', async () => {
  const jo = await create(ctx, contact, { name: 'Jo' })
  const al = await create(ctx, contact, { name: 'Al' })
  const card = { kind: 'memberCard', value: 'A-1', verified: true }
  const first = await create(ctx, identifier, { contactId: jo, ...card })
  await expect(create(ctx, identifier, { contactId: al, ...card, value: 'a-1' })).rejects.toMatchObject({
    code: 'identifier.taken',
    title: 'This member card is verified as Jo’s alone.',
  })
  await create(ctx, identifier, { contactId: al, ...card, shared: true })
  await remove(ctx, contact, jo)
  await update(ctx, identifier, (await get(ctx, identifier, await idOfShared(al))).id, { shared: false })
  expect(await get(ctx, identifier, first)).toMatchObject({ verified: false })
})

const idOfShared = async (contactId: string): Promise<string> => {
  const { rows } = await sql<{
    id: string
  }>`select id from identifier where contact_id = ${contactId}`.execute(db)
  return rows[0]!.id
}

test('what follows a field is not changed apart from it, and what is no such thing is refused', async () => {
  const jo = await create(ctx, contact, { name: 'Jo', email: 'jo@x.example' })
  const address = await idOf('jo@x.example')
  await expect(update(ctx, identifier, address, { value: 'al@x.example' })).rejects.toMatchObject({
    code: 'identifier.follows-field',
  })
  await update(ctx, identifier, address, { verified: true })
  for (const [kind, value] of [
    ['email', 'jo at x'],
    ['phone', '301'],
    // The test number of Visa.
    ['memberCard', '4111 1111 1111 1111'],
  ])
    await expect(create(ctx, identifier, { contactId: jo, kind, value })).rejects.toMatchObject({
      status: 422,
    })
})

test('who may not see an address does not see it as an identifier either', async () => {
  await create(ctx, contact, { name: 'Jo', email: 'jo@x.example' })
  const clerk = records.as({
    key: 'clerk',
    label: 'Clerk',
    description: 'Sees people, not their addresses.',
    objects: { '*': { create: 'none', read: 'all', update: 'none', delete: 'none' } },
    fields: { contact: { email: 'hidden' } },
    capabilities: [],
  })
  const { data } = await list(clerk, identifier, {})
  expect(data).toHaveLength(1)
  expect(data[0]).not.toHaveProperty('value')
  await expect(
    list(clerk, identifier, { filter: { field: 'value', op: 'is', value: 'jo@x.example' } }),
  ).rejects.toThrow()
})
