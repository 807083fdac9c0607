import { expect, test } from 'vitest'
import { product } from '../index.ts'
import { type Caller, testServer } from './testing.ts'

const server = await testServer(product)
const { send, roleId } = server
const olga = await server.owner()
const member = await roleId('member')
const tom = await server.person('Tom', olga, { roleId: member })
const eva = await server.person('Eva', olga, { roleId: await roleId('manager') })

const make = (as: Caller, body: object) =>
  send('POST', '/api/v1/views', as, { name: 'Mine', object: 'contact', ...body })
const seen = async (as: Caller) => {
  const { body } = await send('GET', '/api/v1/views?sort=name&object=contact', as)
  return body.data.map(({ name }: { name: string }) => name)
}

test('a view is seen by its owner alone until it is shared, also by those who may do everything', async () => {
  const toms = await make(tom, { name: 'A of Tom' })
  expect(toms.status).toBe(201)
  await make(olga, { name: 'B of Olga' })
  const evas = await make(eva, { name: 'C of Eva', shared: true })
  expect(evas.status).toBe(201)
  expect(await seen(tom)).toEqual(['A of Tom', 'C of Eva'])
  expect(await seen(olga)).toEqual(['B of Olga', 'C of Eva'])
  expect(await seen(eva)).toEqual(['C of Eva'])
  const path = `/api/v1/views/${toms.body.id}`
  for (const other of [olga, eva]) {
    expect((await send('GET', path, other)).status).toBe(404)
    expect((await send('PATCH', path, other, { name: 'x' })).status).toBe(404)
    expect((await send('DELETE', path, other)).status).toBe(404)
    expect((await send('GET', `${path}/history`, other)).status).toBe(404)
  }
  expect((await send('PATCH', `/api/v1/views/${evas.body.id}`, tom, { name: 'x' })).status).toBe(403)
  expect((await send('PATCH', `/api/v1/views/${evas.body.id}`, olga, { name: 'C' })).status).toBe(200)
})

test('a view that a key without a person makes is everybody’s', async () => {
  const key = await server.key(await roleId('owner'))
  expect((await make(key, { name: 'Z of a program' })).status).toBe(201)
  expect(await seen(tom)).toContain('Z of a program')
})

test('sharing needs a right of its own', async () => {
  expect((await make(tom, { shared: true })).body).toMatchObject({ status: 403, code: 'view.not-shared' })
  const { body } = await make(tom, {})
  const shared = await send('PATCH', `/api/v1/views/${body.id}`, tom, { shared: true })
  expect(shared.body).toMatchObject({ status: 403, code: 'view.not-shared' })
})

test('nobody puts a view into somebody else’s list', async () => {
  expect((await make(tom, { ownerId: eva.id })).status).toBe(403)
})

test.each([
  ['an object that there is not', { object: 'contcat' }, 'object'],
  [
    'a filter on a field that there is not',
    { condition: { field: 'citty', op: 'is', value: 'x' } },
    'condition',
  ],
  ['a column that there is not', { columns: ['name', 'citty'] }, 'columns'],
  ['columns that are no list', { columns: 'name' }, 'columns'],
  ['groups by a field that there is not', { settings: { group: ['citty'] } }, 'settings'],
  ['settings that nobody knows', { settings: { colour: 'red' } }, 'settings'],
  ['an order by a field that there is not', { sort: '-citty' }, 'sort'],
])('a view of %s is refused', async (_, body, field) => {
  expect((await make(tom, body)).body).toMatchObject({ status: 422, code: 'view.invalid', field })
})

test('a view keeps filter, columns and order', async () => {
  const view = {
    condition: { field: 'company.industry', op: 'is', value: 'Hotel' },
    columns: ['name', { field: 'score.stillCustomer', width: 120 }],
    sort: '-createdAt,company.name',
  }
  expect(await make(tom, view)).toMatchObject({ status: 201, body: view })
})

test('a view is shared with the team of its owner alone', async () => {
  const { body: team } = await send('POST', '/api/v1/teams', olga, { name: 'Roastery' })
  await send('PATCH', `/api/v1/users/${tom.id}`, olga, { teamId: team.id })
  await make(tom, { name: 'T for the team', sharedWithTeam: true })
  expect(await seen(eva)).not.toContain('T for the team')
  await send('PATCH', `/api/v1/users/${eva.id}`, olga, { teamId: team.id })
  expect(await seen(eva)).toContain('T for the team')
  for (const who of [tom, eva]) await send('PATCH', `/api/v1/users/${who.id}`, olga, { teamId: null })
})

test('what a layout needs is kept, and a list opens for a role only with what everybody sees', async () => {
  const settings = { group: ['lifecycle', 'createdAt:month'], by: 'lifecycle', date: 'createdAt', frozen: 2 }
  const { body: view } = await make(eva, { layout: 'board', settings, shared: true, defaultForId: member })
  expect(view).toMatchObject({ layout: 'board', settings, defaultForId: member, pinned: true })
  const { body } = await make(eva, { defaultForId: member })
  expect(body).toMatchObject({ status: 422, code: 'view.default-not-shared' })
})

test('a team is no part of itself', async () => {
  const team = async (name: string, parentId?: string) =>
    (await send('POST', '/api/v1/teams', olga, { name, parentId })).body.id as string
  const shop = await team('Shop')
  const bar = await team('Bar', shop)
  for (const parentId of [shop, bar])
    expect((await send('PATCH', `/api/v1/teams/${shop}`, olga, { parentId })).body).toMatchObject({
      status: 422,
      code: 'team.loop',
    })
})

test('my team is everybody in it and in the teams below it', async () => {
  const teams = (await send('GET', '/api/v1/teams?sort=name', olga)).body.data as {
    id: string
    name: string
  }[]
  const idOf = (name: string) => teams.find((team) => team.name === name)!.id
  const put = (who: Caller, teamId: string | null) =>
    send('PATCH', `/api/v1/users/${who.id}`, olga, { teamId })
  await put(tom, idOf('Shop'))
  await put(eva, idOf('Bar'))
  const rights = {
    objects: { contact: { create: 'all', read: 'team', update: 'none', delete: 'none' } },
  } as const
  const role = await server.role('team-reader', rights)
  for (const who of [tom, eva, olga]) await send('POST', '/api/v1/contacts', who, { name: `Of ${who.id}` })
  const sees = async (who: Caller) => {
    const { body } = await send('GET', '/api/v1/contacts?sort=createdAt', await server.key(role, who.id))
    return body.data.map(({ ownerId }: { ownerId: string }) => ownerId)
  }
  expect(await sees(tom)).toEqual([tom.id, eva.id])
  expect(await sees(eva)).toEqual([eva.id])
  expect(await sees(olga)).toEqual([olga.id])
  await put(tom, null)
  expect(await sees(tom)).toEqual([tom.id])
})
