import { expect, describe as group, it } from 'vitest'
import type { ObjectDefinition } from '../../define-object.ts'
import { defineObject } from '../../define-object.ts'
import { date, number, reference, select, text } from '../../fields/make.ts'
import { company, contact, task } from '../../objects/customers.ts'
import { builtInObjects, builtInRegistry } from '../../objects/index.ts'
import { order, orderLine } from '../../objects/orders.ts'
import { product } from '../../objects/sales.ts'
import { createRegistry } from '../../registry.ts'
import { parseCondition } from '../parse-condition.ts'
import { describe } from './describe.ts'

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

const say = (object: ObjectDefinition, json: unknown, registry = builtInRegistry) =>
  describe(parseCondition(json, object, registry), object, registry, options)

group('other objects', () => {
  it.each([
    [
      order,
      { field: 'contact.lifecycle', op: 'is', value: 'regular' },
      'Orders that were placed by people who are regulars',
    ],
    [
      order,
      { field: 'contact.company.industry', op: 'is', value: 'Retail' },
      'Orders that were placed by people at companies in the industry Retail',
    ],
    [
      order,
      { field: 'contact.owner', op: 'is', value: 'me' },
      'Orders that were placed by people who belong to me',
    ],
    [order, { field: 'contact', op: 'isEmpty' }, 'Orders that belong to nobody'],
    [order, { field: 'lineCount', op: 'gte', value: 3 }, 'Orders that have at least 3 lines'],
    [
      order,
      { has: 'lines', where: { field: 'product', op: 'is', value: id } },
      'Orders that have order lines of Ethiopia Guji',
    ],
    [
      orderLine,
      { field: 'product.category.name', op: 'is', value: 'Coffee' },
      'Order lines that are of products in categories called Coffee',
    ],
    [
      task,
      {
        all: [
          { field: 'owner', op: 'is', value: 'me' },
          { field: 'dueOn', op: 'lte', value: 'today' },
          { field: 'doneAt', op: 'isEmpty' },
        ],
      },
      'Tasks that belong to me · are due today or earlier · are still open',
    ],
    [
      company,
      {
        has: 'contacts',
        where: { field: 'lifecycle', op: 'is', value: 'customer' },
        count: true,
        op: 'gte',
        value: 2,
      },
      'Companies that have at least 2 people who are customers',
    ],
    [
      company,
      { has: 'orders', sum: 'total', op: 'gte', value: 1000000, within: '1y' },
      'Companies that have spent at least €10,000 in the last year',
    ],
    [
      product,
      {
        all: [
          { field: 'active', op: 'is', value: true },
          { field: 'price', op: 'lt', value: 1000 },
        ],
      },
      'Products that are still on offer · cost under €10',
    ],
    [
      product,
      { not: { has: 'orderLines', within: '90d' } },
      'Products that have not been sold in the last 90 days',
    ],
  ])('%#', (object, json, sentence) => expect(say(object as ObjectDefinition, json)).toBe(sentence))
})

group('an object without phrases of its own', () => {
  const pet = defineObject('x_pet', {
    module: 'custom',
    label: 'Pet',
    labelPlural: 'Pets',
    description: 'What customers bring along.',
    icon: 'dog',
    title: 'name',
    ownership: 'shared',
    columns: ['name'],
    fields: {
      name: text(),
      species: select({ dog: 'Dog', cat: 'Cat' }),
      legs: number({ integer: true }),
      weight: number({ unit: 'kg' }),
      bornOn: date({ label: 'Birthday', yearly: true }),
      keeper: reference('contact', { inverse: 'x_pets' }),
    },
  })
  const registry = createRegistry([...builtInObjects, pet])

  it.each([
    [{ field: 'species', op: 'is', value: 'dog' }, 'have the species Dog'],
    [{ field: 'species', op: 'isNot', value: 'dog' }, 'do not have the species Dog'],
    [{ field: 'legs', op: 'gte', value: 3 }, 'have at least 3 legs'],
    [{ field: 'weight', op: 'lt', value: 5 }, 'have a weight of less than 5 kg'],
    [{ field: 'bornOn', op: 'before', value: '2y' }, 'have a birthday more than 2 years ago'],
    [{ field: 'keeper', op: 'isEmpty' }, 'have no keeper'],
    [{ field: 'keeper.city', op: 'is', value: 'Sopot' }, 'have a keeper in Sopot'],
  ])('is said plainly: %j', (json, sentence) =>
    expect(say(pet, json, registry)).toBe(`Pets that ${sentence}`),
  )

  it.each([
    [{ has: 'x_pets' }, 'have pets'],
    [
      { has: 'x_pets', where: { field: 'species', op: 'is', value: 'cat' }, count: true, op: 'gt', value: 1 },
      'have more than 1 pet with the species Cat',
    ],
    [{ has: 'x_pets', sum: 'legs', op: 'gte', value: 8 }, 'have total legs of at least 8 in pets'],
    [{ has: 'x_pets', latest: 'species', op: 'is', value: 'cat' }, 'have a latest pet with the species Cat'],
  ])('is said of those who have it: %j', (json, sentence) =>
    expect(say(contact, json, registry)).toBe(`People who ${sentence}`),
  )
})
