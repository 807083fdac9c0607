import { beforeAll, expect, test } from 'vitest'
import { testRecords } from '../testing.ts'
import { search } from './search.ts'

const records = await testRecords()

beforeAll(async () => {
  await records.pool.query(`
    with marta as (
      insert into contact (name, email, phone, customer_number) values
        ('Marta Kowalczyk', 'marta@linde.example', '+48600123456', 'K-100'),
        ('Tamara Martens', 'tm@example.com', null, 'K-1000'),
        ('José Ångström', null, null, null),
        ('100% Café', null, null, null)
      returning id, name)
    insert into "order" (number, placed_at, currency, contact_id)
    select '10482', now(), 'PLN', id from marta where name like 'Marta%'`)
  await records.pool.query(`insert into company (name, website) values ('Hotel Linde', 'linde.example')`)
  await records.pool.query(`insert into contact (name, deleted_at) values ('Marta Binned', now())`)
})

const titles = async (text: string, objects?: string[]) =>
  (await search(records.ctx, text, { objects })).map(({ title }) => title)

test('titles that begin with the text come before those that hold it', async () => {
  expect(await titles('mart')).toEqual(['Marta Kowalczyk', 'Tamara Martens'])
})

test('every word must be found, in any order and in any field', async () => {
  expect(await titles('kowal marta@')).toEqual(['Marta Kowalczyk'])
  expect(await titles('marta linde')).toEqual(['Marta Kowalczyk'])
  expect(await titles('marta hotel')).toEqual([])
})

test('one or two letters find the beginnings of words', async () => {
  expect(await titles('ko')).toEqual(['Marta Kowalczyk'])
  expect(await titles('m ko')).toEqual(['Marta Kowalczyk'])
  expect(await titles('h')).toEqual(['Hotel Linde'])
})

test('accents and capitals do not matter, and signs are only themselves', async () => {
  expect(await titles('jose ANGSTROM')).toEqual(['José Ångström'])
  expect(await titles('00% c')).toEqual(['100% Café'])
  expect(await titles('%')).toEqual([])
})

test('a whole number, address or code comes first', async () => {
  expect(await titles('k-100')).toEqual(['Marta Kowalczyk'])
  expect(await titles('K-10')).toEqual(['Marta Kowalczyk', 'Tamara Martens'])
  expect(await titles('MARTA@LINDE.example')).toEqual(['Marta Kowalczyk'])
})

test('a typing error in a word is forgiven, and what is written right comes first', async () => {
  for (const text of ['Kowalcyzk', 'kowalczk', 'marta kovalczyk', 'Kowalczykk'])
    expect(await titles(text)).toEqual(['Marta Kowalczyk'])
  expect(await titles('martesn')).toEqual(['Tamara Martens'])
  expect(await titles('tamata mart')).toEqual(['Tamara Martens'])
  expect(await titles('angstorm')).toEqual(['José Ångström'])
  expect(await titles('marta kuwait')).toEqual([])
})

test('codes and addresses are not guessed', async () => {
  expect(await titles('K-101')).toEqual([])
  expect(await titles('tm@exampel.com')).toEqual([])
})

test('a telephone number is found however it is written', async () => {
  for (const text of ['600 123 456', '0600-123456', '+48 (600) 123.456', '123456'])
    expect(await titles(text)).toContain('Marta Kowalczyk')
})

test('what is found says what it is and whose it is', async () => {
  expect(await search(records.ctx, '10482')).toEqual([
    { object: 'order', id: expect.any(String), title: '10482', subtitle: 'Marta Kowalczyk' },
  ])
  expect(await search(records.ctx, 'hotel')).toEqual([
    { object: 'company', id: expect.any(String), title: 'Hotel Linde', subtitle: 'linde.example' },
  ])
})

test('nothing asked is nothing found; an unknown object is refused', async () => {
  expect(await titles('  ')).toEqual([])
  expect(await titles('marta', ['company'])).toEqual([])
  await expect(titles('marta', ['people'])).rejects.toThrow('no object named “people”')
})

test('the bin, other objects and hidden fields are not searched', async () => {
  const none = { create: 'none', update: 'none', delete: 'none' } as const
  const clerk = records.as({
    key: 'clerk',
    label: 'Clerk',
    description: '',
    objects: {
      contact: { ...none, read: { where: { field: 'name', op: 'contains', value: 'marte' } } },
      order: { ...none, read: 'all' },
    },
    fields: { contact: { email: 'hidden' } },
    capabilities: [],
  })
  const found = async (text: string) =>
    (await search(clerk, text)).map(({ title, subtitle }) => [title, subtitle])
  expect(await found('mart')).toEqual([['Tamara Martens', null]])
  expect(await found('tm@example')).toEqual([])
  expect(await found('hotel')).toEqual([])
  expect(await found('10482')).toEqual([['10482', null]])
})
