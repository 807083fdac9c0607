import { expect, describe as group, it } from 'vitest'
import type { ObjectDefinition } from '../../define-object.ts'
import { contact } from '../../objects/customers.ts'
import { builtInRegistry } from '../../objects/index.ts'
import { order } from '../../objects/orders.ts'
import { parseCondition } from '../parse-condition.ts'
import { describe, describeParts } from './describe.ts'

const id = '0190f7d2-0000-7000-8000-000000000001'
const titles: Record<string, string> = {
  user: 'Ana Nowak',
  company: 'Hotel Linde',
  product: 'Ethiopia Guji',
  productCategory: 'Coffee',
  store: 'Store Wrzeszcz',
  contact: 'Marta Kowalczyk',
}
const options = { names: (object: string) => titles[object], segmentName: () => 'Best customers' }

const say = (object: ObjectDefinition, json: unknown) =>
  describe(parseCondition(json, object, builtInRegistry), object, builtInRegistry, options)

group('people', () => {
  it('without a condition are all people', () => {
    expect(describe(undefined, contact, builtInRegistry)).toBe('All people')
    expect(say(contact, { all: [] })).toBe('All people')
  })

  it('with several conditions are said part by part', () =>
    expect(
      say(contact, {
        all: [
          { field: 'lifecycle', op: 'is', value: 'customer' },
          {
            has: 'orders',
            where: { field: 'channel', op: 'is', value: 'store' },
            sum: 'total',
            op: 'gt',
            value: 50000,
            within: '90d',
          },
          {
            not: {
              has: 'touchpoints',
              where: { field: 'type', op: 'is', value: 'message.opened' },
              within: '6m',
            },
          },
        ],
      }),
    ).toBe(
      'People who are customers · have spent over €500 in a store in the last 90 days · have not opened a message in the last 6 months',
    ))

  it.each([
    [{ field: 'lifecycle', op: 'in', value: ['customer', 'regular'] }, 'are customers or regulars'],
    [{ field: 'lifecycle', op: 'isNot', value: 'lapsed' }, 'are not lapsed'],
    [{ field: 'name', op: 'startsWith', value: 'Ma' }, 'have a name starting with “Ma”'],
    [{ field: 'email', op: 'isEmpty' }, 'have no e-mail address'],
    [
      { field: 'email', op: 'endsWith', value: '@gmail.com' },
      'have an e-mail address ending in “@gmail.com”',
    ],
    [{ field: 'email', op: 'notContains', value: 'test' }, 'have no e-mail address containing “test”'],
    [{ field: 'city', op: 'in', value: ['Gdańsk', 'Sopot', 'Gdynia'] }, 'live in Gdańsk, Sopot or Gdynia'],
    [{ field: 'city', op: 'isNot', value: 'Gdańsk' }, 'do not live in Gdańsk'],
    [{ field: 'country', op: 'is', value: 'NL' }, 'live in the Netherlands'],
    [{ field: 'tags', op: 'in', value: ['VIP', 'Press'] }, 'are tagged VIP or Press'],
    [{ field: 'tags', op: 'isEmpty' }, 'have no tags'],
    [{ field: 'owner', op: 'is', value: 'me' }, 'belong to me'],
    [{ field: 'owner', op: 'is', value: 'myTeam' }, 'belong to my team'],
    [{ field: 'owner', op: 'isNot', value: id }, 'do not belong to Ana Nowak'],
    [{ field: 'owner', op: 'isEmpty' }, 'belong to nobody'],
    [{ field: 'company', op: 'is', value: id }, 'work at Hotel Linde'],
    [{ field: 'company.industry', op: 'is', value: 'Retail' }, 'work at companies in the industry Retail'],
    [{ field: 'company.city', op: 'isNot', value: 'Gdańsk' }, 'do not work at companies in Gdańsk'],
    [{ field: 'company.employees', op: 'gte', value: 10 }, 'work at companies with at least 10 employees'],
    [{ field: 'preferredChannel', op: 'is', value: 'email' }, 'would rather hear from us by e-mail'],
    [{ field: 'customerNumber', op: 'is', value: '123' }, 'have the customer number 123'],
    [{ segment: id }, 'are in the segment “Best customers”'],
    [{ not: { segment: id } }, 'are not in the segment “Best customers”'],
    [{ field: 'id', op: 'is', value: id }, 'are Marta Kowalczyk'],
    [{ field: 'id', op: 'in', value: [id, id, id, id] }, 'are among 4 picked by hand'],
  ])('%j', (json, sentence) => expect(say(contact, json)).toBe(`People who ${sentence}`))
})

group('figures', () => {
  it.each([
    [{ field: 'orderCount', op: 'gte', value: 3 }, 'have ordered at least 3 times'],
    [{ field: 'orderCount', op: 'is', value: 0 }, 'have never ordered'],
    [{ field: 'orderCount', op: 'gt', value: 0 }, 'have ordered'],
    [{ field: 'orderCount', op: 'lt', value: 2 }, 'have ordered fewer than 2 times'],
    [{ field: 'orderCount', op: 'gt', value: 1 }, 'have ordered more than once'],
    [{ field: 'orderCount', op: 'between', value: [2, 5] }, 'have ordered between 2 and 5 times'],
    [{ field: 'revenue', op: 'between', value: [5000, 10050] }, 'have spent between €50 and €100.50 in all'],
    [{ not: { field: 'revenue', op: 'gt', value: 50000 } }, 'have not spent over €500 in all'],
    [
      { field: 'score.stillCustomer', op: 'lt', value: 0.3 },
      'are less than 30 % likely to still be customers',
    ],
    [{ field: 'score.stillCustomer', op: 'isEmpty' }, 'have not been estimated'],
    [
      { field: 'score.lifetimeValue', op: 'gte', value: 30000 },
      'are expected to spend at least €300 in the next 12 months',
    ],
    [
      { field: 'score.expectedOrders90', op: 'gte', value: 1.5 },
      'are expected to order at least 1.5 times in the next 90 days',
    ],
    [{ field: 'score.recencyDays', op: 'gt', value: 60 }, 'last ordered more than 60 days ago'],
    [{ field: 'score.recencyScore', op: 'gte', value: 4 }, 'have a recency score of at least 4'],
  ])('%j', (json, sentence) => expect(say(contact, json)).toBe(`People who ${sentence}`))
})

group('days', () => {
  it.each([
    [{ field: 'lastOrderOn', op: 'inLast', value: '90d' }, 'last ordered in the last 90 days'],
    [{ field: 'lastOrderOn', op: 'before', value: '6m' }, 'last ordered more than 6 months ago'],
    [{ field: 'lastOrderOn', op: 'isEmpty' }, 'have never ordered'],
    [{ field: 'lastOrderOn', op: 'lt', value: '2025-05-01' }, 'last ordered before 1 May 2025'],
    [{ field: 'firstOrderOn', op: 'gte', value: '-1y' }, 'first ordered at most a year ago'],
    [
      { field: 'firstOrderOn', op: 'between', value: ['2025-01-01', 'today'] },
      'first ordered between 1 January 2025 and today',
    ],
    [{ field: 'birthday', op: 'anniversaryInNext', value: '7d' }, 'have a birthday in the next 7 days'],
    [{ field: 'createdAt', op: 'inLast', value: '1w' }, 'were added in the last week'],
    [{ field: 'createdAt', op: 'is', value: 'today' }, 'were added today'],
    [{ field: 'createdAt', op: 'gte', value: '2025-05-01' }, 'were added on or after 1 May 2025'],
    [{ field: 'lastSeenAt', op: 'before', value: '1y' }, 'were last seen more than a year ago'],
    [{ field: 'lastSeenAt', op: 'isEmpty' }, 'have never been seen'],
  ])('%j', (json, sentence) => expect(say(contact, json)).toBe(`People who ${sentence}`))

  it('name moments in the time zone of the business', () => {
    const condition = { field: 'placedAt', op: 'gte', value: '2025-05-01T10:30:00.000Z' } as const
    const sentence = describe(condition, order, builtInRegistry, { timeZone: 'Europe/Warsaw' })
    expect(sentence).toBe('Orders that were placed at or after 1 May 2025, 12:30')
  })
})

group('related records', () => {
  const paid = { field: 'total', op: 'gt', value: 5000 }
  const online = { field: 'channel', op: 'is', value: 'web' }
  it.each([
    [{ has: 'orders' }, 'have ordered'],
    [{ not: { has: 'orders', within: '6m' } }, 'have not ordered in the last 6 months'],
    [{ has: 'orders', count: true, op: 'is', value: 0, within: '1y' }, 'have not ordered in the last year'],
    [
      { has: 'orders', count: true, op: 'gte', value: 3, within: '1y' },
      'have ordered at least 3 times in the last year',
    ],
    [{ has: 'orders', count: true, op: 'is', value: 1 }, 'have ordered exactly once'],
    [
      { has: 'orders', sum: 'total', op: 'gte', value: 5000, where: paid },
      'have spent at least €50 in orders over €50',
    ],
    [{ has: 'orders', avg: 'total', op: 'gte', value: 5000 }, 'have spent at least €50 per order'],
    [
      { has: 'orders', max: 'total', op: 'gt', value: 20000, where: online },
      'have a highest total of over €200 in orders in the web shop',
    ],
    [
      { has: 'orders', max: 'placedAt', op: 'before', value: '6m' },
      'had their latest order more than 6 months ago',
    ],
    [
      { has: 'orders', min: 'placedAt', op: 'inLast', value: '30d' },
      'had their first order in the last 30 days',
    ],
    [{ has: 'orders', latest: 'channel', op: 'is', value: 'store' }, 'have a latest order in a store'],
    [
      { has: 'orders', latest: 'store.city', op: 'isNot', value: 'Gdańsk' },
      'do not have a latest order at stores in Gdańsk',
    ],
    [
      {
        has: 'orders',
        where: { all: [paid, online, { field: 'status', op: 'isNot', value: 'cancelled' }] },
        within: '90d',
      },
      'have orders over €50 in the web shop in the last 90 days that are not cancelled',
    ],
    [{ has: 'orders', where: { any: [paid, online] } }, 'have orders over €50 or in the web shop'],
    [
      {
        has: 'orders',
        where: { field: 'isReturn', op: 'is', value: true },
        count: true,
        op: 'gte',
        value: 2,
      },
      'have at least 2 orders that are returns',
    ],
    [{ has: 'orders', where: { field: 'store', op: 'is', value: id } }, 'have ordered at Store Wrzeszcz'],
    [{ has: 'orderLines', where: { field: 'product', op: 'is', value: id } }, 'have bought Ethiopia Guji'],
    [
      { not: { has: 'orderLines', where: { field: 'product.category', op: 'is', value: id } } },
      'have not bought products in Coffee',
    ],
    [
      { has: 'orderLines', where: { field: 'product.name', op: 'contains', value: 'Guji' } },
      'have bought products with a name containing “Guji”',
    ],
    [{ not: { has: 'notes' } }, 'have no notes'],
    [
      {
        has: 'tasks',
        where: {
          all: [
            { field: 'doneAt', op: 'isEmpty' },
            { field: 'dueOn', op: 'lt', value: 'today' },
          ],
        },
      },
      'have tasks due before today that are still open',
    ],
    [
      { has: 'touchpoints', count: true, op: 'gte', value: 5, within: '30d' },
      'have been in touch at least 5 times in the last 30 days',
    ],
    [
      {
        has: 'touchpoints',
        where: { field: 'type', op: 'is', value: 'message.clicked' },
        count: true,
        op: 'gte',
        value: 2,
      },
      'have clicked a link in a message at least twice',
    ],
    [
      {
        has: 'consents',
        where: {
          all: [
            { field: 'channel', op: 'is', value: 'email' },
            { field: 'state', op: 'is', value: 'given' },
          ],
        },
      },
      'have given consent by e-mail',
    ],
    [{ has: 'suppressions' }, 'must not be written to'],
    [{ has: 'enrollments', where: { field: 'arm', op: 'is', value: 'holdout' } }, 'have been held back'],
    [
      { has: 'messages', where: { field: 'status', op: 'is', value: 'sent' }, within: '30d' },
      'have messages sent in the last 30 days',
    ],
  ])('%j', (json, sentence) => expect(say(contact, json)).toBe(`People who ${sentence}`))
})

group('alternatives and opposites', () => {
  const customers = { field: 'lifecycle', op: 'is', value: 'customer' }
  const regulars = { field: 'lifecycle', op: 'is', value: 'regular' }
  const local = { field: 'city', op: 'is', value: 'Gdańsk' }
  const big = { has: 'orders', sum: 'total', op: 'gt', value: 50000 }
  it.each([
    [{ any: [customers, regulars] }, 'are customers or regulars'],
    [{ any: [customers, local] }, 'are customers or live in Gdańsk'],
    [
      { any: [{ all: [customers, local] }, big] },
      'either are customers and live in Gdańsk, or have spent over €500',
    ],
    [{ not: { any: [customers, local] } }, 'are not customers and do not live in Gdańsk'],
    [{ not: { all: [customers, local] } }, 'are not customers or do not live in Gdańsk'],
    [{ not: { not: customers } }, 'are customers'],
  ])('%j', (json, sentence) => expect(say(contact, json)).toBe(`People who ${sentence}`))
})

group('describeParts', () => {
  it('names each part with its place, so that it can be changed alone', () => {
    const condition = {
      all: [
        { field: 'lifecycle', op: 'is', value: 'customer' },
        { field: 'city', op: 'is', value: 'Sopot' },
      ],
    } as const
    expect(describeParts(condition, contact, builtInRegistry)).toEqual([
      { text: 'are customers', condition: condition.all[0], index: 0 },
      { text: 'live in Sopot', condition: condition.all[1], index: 1 },
    ])
    expect(describeParts(condition.all[0], contact, builtInRegistry)).toEqual([
      { text: 'are customers', condition: condition.all[0], index: undefined },
    ])
  })

  it('says so when it does not know a name', () =>
    expect(describe({ field: 'company', op: 'is', value: id }, contact, builtInRegistry)).toBe(
      'People who work at a certain company',
    ))
})
