import { contact } from '@regulars/model'
import { expect, test } from 'vitest'
import { testRecords } from '../testing.ts'
import { find, get, getJson } from './get.ts'

const records = await testRecords()
const { rows } = await records.pool.query<{ id: string }>(
  `insert into contact (name, deleted_at) values ('Marta Kowalczyk', null), ('Jonas Gone', now()) returning id`,
)
const [marta, gone] = rows.map(({ id }) => id) as [string, string]

test('a record is read with what belongs to it', async () => {
  expect(await get(records.ctx, contact, marta, { include: ['score', 'orders'] })).toMatchObject({
    id: marta,
    name: 'Marta Kowalczyk',
    score: null,
    orders: [],
  })
})

test('a record as the API answers it says its version', async () => {
  const { json, version } = await getJson(records.as('viewer'), contact, marta, { fields: ['name'] })
  expect(JSON.parse(json)).toEqual({ id: marta, name: 'Marta Kowalczyk' })
  expect(version).toBe(1)
})

test.each(['00000000-0000-7000-8000-000000000000', 'marta', "' or 1=1 --"])('there is no %s', async (id) => {
  expect(await find(records.ctx, contact, id)).toBeUndefined()
  await expect(get(records.ctx, contact, id)).rejects.toMatchObject({ status: 404, code: 'record.not-found' })
})

test('a record in the bin is only found there', async () => {
  expect(await find(records.ctx, contact, gone)).toBeUndefined()
  expect(await find(records.ctx, contact, gone, { deleted: true })).toMatchObject({ name: 'Jonas Gone' })
  expect(await find(records.ctx, contact, marta, { deleted: true })).toBeUndefined()
})

test("somebody else's record is as if it were not there", async () => {
  const nothing = { create: 'none', update: 'none', delete: 'none' } as const
  const role = {
    key: 'rep',
    label: 'Rep',
    description: '',
    objects: { contact: { ...nothing, read: 'mine' } },
    fields: {},
    capabilities: [],
  } as const
  const rep = records.as(role, { userId: '00000000-0000-7000-8000-000000000001' })
  await expect(get(rep, contact, marta)).rejects.toMatchObject({ code: 'record.not-found' })
})
