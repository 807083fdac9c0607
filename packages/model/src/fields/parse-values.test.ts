import { describe, expect, it } from 'vitest'
import { company, contact } from '../objects/customers.ts'
import { order } from '../objects/orders.ts'
import { readPhone } from '../phone/read-phone.ts'
import { parseValues } from './parse-values.ts'

const id = '0190f7d2-0000-7000-8000-000000000001'

describe('parseValues', () => {
  it('reads values, fills in defaults and puts names together', () => {
    const parsed = parseValues(contact, { firstName: ' Ana', lastName: 'Nowak', companyId: id })
    expect(parsed).toEqual({
      ok: true,
      values: {
        firstName: 'Ana',
        lastName: 'Nowak',
        name: 'Ana Nowak',
        companyId: id,
        lifecycle: 'lead',
        orderCount: 0,
        revenue: 0,
      },
    })
  })

  it('fills nothing into a change', () =>
    expect(parseValues(contact, { city: 'Sopot' }, { partial: true })).toEqual({
      ok: true,
      values: { city: 'Sopot' },
    }))

  it('reports every problem at once, each with its field', () => {
    const parsed = parseValues(contact, { email: 'ana', livecycle: 'lead', orderCount: 3, id })
    expect(parsed).toEqual({
      ok: false,
      problems: [
        { field: 'email', problem: 'E-mail: “ana” is no e-mail address.' },
        { field: 'livecycle', problem: 'Person has no field “livecycle”. Did you mean “lifecycle”?' },
        { field: 'orderCount', problem: 'Orders is kept by Regulars and cannot be set.' },
        { field: 'id', problem: 'The id is given by Regulars and cannot be set.' },
        { field: 'name', problem: 'Name is needed.' },
      ],
    })
  })

  it('does not let a required field be emptied', () =>
    expect(parseValues(company, { name: '' }, { partial: true })).toEqual({
      ok: false,
      problems: [{ field: 'name', problem: 'Name is needed.' }],
    }))

  it('knows nothing of plumbing, unless the product itself writes', () => {
    const values = { placedAt: '2026-03-31T16:30:00Z', currency: 'EUR', sourceKey: 'till 1/17' }
    expect(parseValues(order, values)).toMatchObject({ ok: false })
    expect(parseValues(order, values, { trusted: true })).toMatchObject({ ok: true })
  })

  it('takes what every JavaScript object inherits for no field', () => {
    const parsed = parseValues(company, JSON.parse('{"name":"x","constructor":1,"__proto__":{"a":1}}'))
    expect(parsed).toMatchObject({ ok: false, problems: [{ field: 'constructor' }, { field: '__proto__' }] })
  })

  it('refuses a field given by both its names', () =>
    expect(parseValues(contact, { name: 'Ana', company: id, companyId: id })).toMatchObject({
      ok: false,
      problems: [{ field: 'companyId', problem: '“companyId” is given twice.' }],
    }))

  it.each([null, [], 'x', 7])('refuses %j as values', (input) =>
    expect(parseValues(company, input)).toMatchObject({ ok: false }),
  )

  it('reads telephone numbers in the way of the record’s own country', () => {
    const read = (values: object) =>
      parseValues(contact, { name: 'x', ...values }, { readPhone, country: 'PL' })
    expect(read({ phone: '58 301 00 00' })).toMatchObject({ values: { phone: '+48583010000' } })
    expect(read({ phone: '030 901820', country: 'de' })).toMatchObject({ values: { phone: '+4930901820' } })
    expect(read({ phone: '301 ask Ana' })).toMatchObject({ ok: false })
  })
})
