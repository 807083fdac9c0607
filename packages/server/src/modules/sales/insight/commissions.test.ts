import { expect, test } from 'vitest'
import { testServer } from '../../governance/testing.ts'
import { product } from '../../index.ts'

const { send, owner, person, role, roleId } = await testServer(product)
const olga = await owner()
const make = async (path: string, body: object) => {
  const answer = await send('POST', `/api/v1/${path}`, olga, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const noSales = await role('no-sales', {
  objects: { '*': { create: 'none', read: 'none', update: 'none', delete: 'none' } },
})
const tom = await person('Tom', olga, { roleId: noSales })
const iris = await person('Iris', olga, { roleId: await roleId('member') })
const { body: users } = await send('GET', '/api/v1/users', olga)
const idOf = (name: string): string =>
  users.data.find((user: { name: string }) => user.name.startsWith(name)).id
const { body: stages } = await send('GET', '/api/v1/stages', olga)
const wonStage = stages.data.find(({ outcome }: { outcome: string }) => outcome === 'won').id
const month = new Date().toISOString().slice(0, 10)
const sellerOf = (body: { sellers: { userId: string }[] }, name: string) =>
  body.sellers.find(({ userId }) => userId === idOf(name))

test('a deal won is parted to the cent, and each earns by the plan that is closest', async () => {
  const ownerId = users.data.find(({ id }: { id: string }) => ![idOf('Tom'), idOf('Iris')].includes(id)).id
  const deal = await make('deals', { title: 'Bar', value: 10_001, ownerId, stageId: wonStage })
  const credit = (userId: string, share: number) =>
    send('POST', '/api/v1/deal-credits', olga, { dealId: deal.id, userId, share })
  expect((await credit(idOf('Iris'), 0.25)).status).toBe(201)
  expect((await credit(idOf('Tom'), 0.25)).status).toBe(201)
  expect((await credit(idOf('Tom'), 0.1)).body.code).toBe('deal-credit.twice')
  expect((await credit(ownerId, 0.6)).body.code).toBe('deal-credit.too-much')
  await make('commission-plans', { name: 'Everybody', rate: 0.1 })
  await make('commission-plans', { name: 'Iris', userId: idOf('Iris'), rate: 0.1, rateAboveTarget: 0.5 })
  await make('commission-plans', {
    name: 'Last year',
    userId: idOf('Tom'),
    rate: 0.9,
    validUntil: '2020-01-01',
  })
  await make('sales-targets', { month, userId: idOf('Iris'), amount: 2000 })
  const { status, body } = await send('GET', `/api/v1/sales/commissions?month=${month}`, olga)
  expect(status, JSON.stringify(body)).toBe(200)
  // 2,500.25 and 5,000.5 round to 2,500 and 5,001: the second part is 2,501, and the owner has the rest.
  expect(body.sellers).toHaveLength(3)
  expect(sellerOf(body, 'Iris')).toMatchObject({ won: 2500, target: 2000, plan: 'Iris', commission: 450 })
  expect(sellerOf(body, 'Tom')).toMatchObject({ won: 2501, target: null, plan: 'Everybody', commission: 250 })
  expect(body.sellers[0]).toMatchObject({ userId: ownerId, won: 5000, commission: 500 })
  const { body: lines } = await send('GET', `/api/v1/sales/commissions/${idOf('Iris')}?month=${month}`, olga)
  expect(lines.data).toMatchObject([
    { id: deal.id, title: 'Bar', value: 10_001, share: 0.25, credited: 2500 },
  ])
  const none = await send('GET', '/api/v1/sales/commissions?month=2020-01-01', olga)
  expect(none.body.sellers).toEqual([])
})

test('plans are for one person or one team, and everybody reads their own statement', async () => {
  const { body: team } = await send('POST', '/api/v1/teams', olga, { name: 'North' })
  const both = { name: 'Both', rate: 0.1, userId: idOf('Iris'), teamId: team.id }
  expect((await send('POST', '/api/v1/commission-plans', olga, both)).body.code).toBe(
    'commission-plan.one-or-the-other',
  )
  const url = `/api/v1/sales/commissions?month=${month}`
  expect((await send('GET', url)).status).toBe(401)
  expect((await send('GET', url, tom)).status).toBe(403)
  const { body: own } = await send('GET', url, iris)
  expect(own.sellers.map(({ userId }: { userId: string }) => userId)).toEqual([idOf('Iris')])
  expect((await send('GET', '/api/v1/commission-plans', iris)).status).toBe(403)
  const ofTom = await send('GET', `/api/v1/sales/commissions/${idOf('Tom')}?month=${month}`, iris)
  expect(ofTom.body.data).toEqual([])
  expect((await send('GET', '/api/v1/sales/commissions?month=soon', olga)).status).toBe(422)
})
