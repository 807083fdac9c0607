import { describe, expect, test } from 'vitest'
import { salesServer } from '../testing.ts'

const { send, olga, make, read, of, signed, key, roleId } = await salesServer()
const viewer = await key(await roleId('viewer'))
const marta = await make('contacts', { name: 'Marta Kowalczyk', city: 'Wien', country: 'AT' })

/** Ten bags at 3.33 and a machine at 100.00: 133.30. */
async function anOrder(some: object = {}) {
  const id = await make('orders', {
    number: 'A-1',
    contactId: marta,
    placedAt: '2026-03-02T10:00:00Z',
    ...some,
  })
  const bags = await make('order-lines', { orderId: id, description: 'Bags', quantity: 10, unitPrice: 333 })
  const machine = await make('order-lines', {
    orderId: id,
    description: 'Machine',
    quantity: 1,
    unitPrice: 10_000,
  })
  return { id, bags, machine }
}

const note = (orderId: string, kind: string, lines: Record<string, number>, some: object = {}) =>
  send('POST', '/api/v1/order-marks/batch', olga, {
    create: Object.entries(lines).map(([lineId, quantity]) => ({ orderId, lineId, kind, quantity, ...some })),
  })
const move = (id: string, fields: object) => send('PATCH', `/api/v1/orders/${id}`, olga, fields)

describe('an order', () => {
  test('goes from state to state as declared, tells who moved it when, and an undone move never happened', async () => {
    const { id } = await anOrder()
    expect(await read(`orders/${id}/moves`)).toMatchObject({ state: 'recorded', moves: [] })
    expect((await move(id, { progress: 'new' })).status).toBe(200)
    const confirmed = await move(id, { progress: 'confirmed' })
    await send('POST', `/api/v1/change-sets/${confirmed.headers['x-change-set']}/undo`, olga, {})
    await move(id, { progress: 'completed' })
    const refused = await move(id, { status: 'cancelled' })
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'order.state',
      title: 'Order A-1 is completed, so it cannot become cancelled.',
    })
    const { state, moves, next } = await read(`orders/${id}/moves`)
    expect(state).toBe('completed')
    expect(moves).toMatchObject([
      { from: 'recorded', to: 'new', by: 'Olga' },
      { from: 'new', to: 'completed' },
    ])
    expect(next).toEqual([{ state: 'confirmed', fields: { status: 'placed', progress: 'confirmed' } }])
  })

  test('is cancelled and goes on from where it was, but not once something was delivered', async () => {
    const { id, bags } = await anOrder({ progress: 'confirmed' })
    await move(id, { status: 'cancelled' })
    expect((await note(id, 'delivered', { [bags]: 1 })).body.code).toBe('order.cancelled')
    expect((await read(`orders/${id}/moves`)).next.map(({ state }: { state: string }) => state)).toContain(
      'confirmed',
    )
    await move(id, { status: 'placed' })
    expect(await read(`orders/${id}/moves`)).toMatchObject({ state: 'confirmed' })
    await note(id, 'delivered', { [bags]: 1 })
    expect((await move(id, { status: 'cancelled' })).body.code).toBe('order.under-way')
  })

  test('is delivered and invoiced in parts, line by line, never beyond what was ordered; undoing takes it back', async () => {
    const { id, bags, machine } = await anOrder()
    await note(id, 'delivered', { [bags]: 4 }, { reference: 'D-1', on: '2026-03-04' })
    expect(await read(`orders/${id}`)).toMatchObject({ delivery: 'partly', invoicing: null })
    const [mark] = await of('order-marks', 'order', id)
    expect(mark).toMatchObject({ quantity: 4, contactId: marta, reference: 'D-1', on: '2026-03-04' })
    const tooMuch = await note(id, 'delivered', { [machine]: 1, [bags]: 7 })
    expect(tooMuch.body).toMatchObject({ code: 'order.too-much', open: 6 })
    expect(tooMuch.body.title).toBe('Of “Bags” only 6 can still be delivered.')
    expect(await of('order-marks', 'order', id)).toHaveLength(1)
    const rest = await note(id, 'delivered', { [bags]: 6, [machine]: 1 })
    await note(id, 'invoiced', { [bags]: 10, [machine]: 1 }, { reference: 'I-1' })
    expect(await read(`orders/${id}`)).toMatchObject({ delivery: 'all', invoicing: 'all' })
    expect((await send('PATCH', `/api/v1/order-lines/${bags}`, olga, { quantity: 11 })).body.code).toBe(
      'order.marked',
    )
    await send('POST', `/api/v1/change-sets/${rest.headers['x-change-set']}/undo`, olga, {})
    expect(await read(`orders/${id}`)).toMatchObject({ delivery: 'partly', invoicing: 'all' })
  })

  test('of two deliveries of the last piece at once one counts', async () => {
    const { id, machine } = await anOrder()
    const answers = await Promise.all([1, 2, 3].map(() => note(id, 'delivered', { [machine]: 1 })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
  })

  test('counts its payments to the cent, and refuses another currency and nothing', async () => {
    const { id } = await anOrder()
    await make('payments', { orderId: id, amount: 10_001, method: 'card', paidOn: '2026-03-05' })
    await make('payments', { orderId: id, amount: 3329 })
    const back = await make('payments', { orderId: id, amount: -1 })
    expect(await read(`orders/${id}`)).toMatchObject({ total: 13_330, paid: 13_329 })
    await send('DELETE', `/api/v1/payments/${back}`, olga)
    expect(await read(`orders/${id}`)).toMatchObject({ paid: 13_330 })
    const post = (body: object) => send('POST', '/api/v1/payments', olga, { orderId: id, ...body })
    expect((await post({ amount: 1, currency: 'USD' })).body.code).toBe('payment.currency-mismatch')
    expect((await post({ amount: 0 })).body.code).toBe('payment.empty')
  })

  test('takes goods back in parts that sum to what was paid for them', async () => {
    const id = await make('orders', { number: 'A-2', contactId: marta, placedAt: '2026-03-02T10:00:00Z' })
    const line = await make('order-lines', {
      orderId: id,
      description: 'Set of three',
      quantity: 3,
      amount: 1000,
      tax: 167,
    })
    const back = (quantity: number) =>
      send('POST', `/api/v1/orders/${id}/returns`, olga, {
        lines: [{ lineId: line, quantity }],
        reason: 'Broken',
      })
    const answers = [await back(1), await back(1), await back(1)]
    expect(answers.map(({ body }) => [body.total, body.tax])).toEqual([
      [-333, -56],
      [-334, -55],
      [-333, -56],
    ])
    expect(answers[0]!.body).toMatchObject({ isReturn: true, contactId: marta, comment: 'Broken' })
    expect((await back(1)).body).toMatchObject({
      code: 'order.too-much',
      title: 'All of “Set of three” is returned already.',
    })
    const marks = await of('order-marks', 'order', id)
    expect(marks.map(({ returnOrderId }) => returnOrderId).sort()).toEqual(
      answers.map(({ body }) => body.id).sort(),
    )
    await send('POST', `/api/v1/change-sets/${answers[2]!.headers['x-change-set']}/undo`, olga, {})
    expect((await back(1)).status).toBe(201)
  })

  test('is shown and changed only as far as one may', async () => {
    const { id, bags } = await anOrder()
    const mark = { orderId: id, lineId: bags, kind: 'delivered', quantity: 1 }
    expect((await send('GET', `/api/v1/orders/${id}/moves`)).status).toBe(401)
    expect((await send('GET', `/api/v1/orders/${id}/moves`, viewer)).status).toBe(200)
    expect((await send('POST', '/api/v1/order-marks', viewer, mark)).status).toBe(403)
    expect((await send('POST', '/api/v1/payments', viewer, { orderId: id, amount: 1 })).status).toBe(403)
    expect(
      (await send('POST', `/api/v1/orders/${id}/returns`, viewer, { lines: [{ lineId: bags, quantity: 1 }] }))
        .status,
    ).toBe(403)
  })

  test('from a signed quote is new, and goes where the customer is', async () => {
    const { orderId } = await signed({ title: 'Coffee', contactId: marta, taxTreatment: 'exempt' }, [
      { name: 'Coffee', quantity: 2, unitPrice: 1000 },
    ])
    expect(await read(`orders/${orderId}`)).toMatchObject({
      progress: 'new',
      taxTreatment: 'exempt',
      shipToName: 'Marta Kowalczyk',
      shipToCity: 'Wien',
      shipToCountry: 'AT',
    })
  })
})
