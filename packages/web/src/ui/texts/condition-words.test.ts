import { builtInRegistry, describePlainly, parseCondition } from '@regulars/model'
import { expect, test, vi } from 'vitest'

vi.mock('./language.ts', () => ({ language: 'de' }))
const { conditionWords } = await import('./condition-words.ts')

const contact = builtInRegistry.object('contact')
const id = '0198c5a0-0000-7000-8000-000000000001'
const titles: Record<string, string> = { [id]: 'Ana Nowak' }

// Labels are told by the catalogue, which is not here: they stay English.
const say = (json: object) =>
  describePlainly(parseCondition(json, contact, builtInRegistry), {
    object: contact,
    registry: builtInRegistry,
    words: conditionWords!,
    names: (_object, of) => titles[of],
    segmentName: () => undefined,
    locale: 'de',
    currency: 'EUR',
  })
    .map(({ text }) => text.replace(/\s/g, ' '))
    .join(' · ')

test.each([
  [{ field: 'lifecycle', op: 'in', value: ['customer', 'regular'] }, 'Stage: Customer oder Regular'],
  [{ field: 'name', op: 'startsWith', value: 'Ma' }, 'Name beginnt mit „Ma“'],
  [{ field: 'email', op: 'isEmpty' }, 'E-mail: leer'],
  [{ field: 'city', op: 'isNot', value: 'Linz' }, 'City nicht: Linz'],
  [{ field: 'owner', op: 'is', value: 'me' }, 'Owner: ich'],
  [{ field: 'owner', op: 'is', value: id }, 'Owner: Ana Nowak'],
  [{ field: 'company.employees', op: 'gte', value: 10 }, 'Company › Employees mindestens 10'],
  [{ field: 'revenue', op: 'between', value: [5000, 10050] }, 'Revenue von 50 € bis 100,50 €'],
  [{ field: 'lastOrderOn', op: 'inLast', value: '90d' }, 'Last order in den letzten 90 Tagen'],
  [{ field: 'lastOrderOn', op: 'before', value: '6m' }, 'Last order vor 6 Monaten oder früher'],
  [{ field: 'lastOrderOn', op: 'lt', value: '2025-05-01' }, 'Last order früher als: 1. Mai 2025'],
  [{ field: 'birthday', op: 'anniversaryInNext', value: '1w' }, 'Birthday jährt sich in der nächsten Woche'],
  [{ has: 'tasks' }, 'Tasks vorhanden'],
  [{ not: { has: 'tasks', within: '1m' } }, 'keine Tasks (im letzten Monat)'],
  [{ has: 'orders', count: true, op: 'is', value: 0 }, 'keine Orders'],
  [
    {
      has: 'orders',
      where: { field: 'channel', op: 'is', value: 'store' },
      sum: 'total',
      op: 'gt',
      value: 50_000,
      within: '90d',
    },
    'Summe Total (Orders) über 500 € (Channel: Store, in den letzten 90 Tagen)',
  ],
  [
    {
      any: [
        { field: 'city', op: 'is', value: 'Linz' },
        {
          all: [
            { field: 'tags', op: 'contains', value: 'VIP' },
            { field: 'city', op: 'isEmpty' },
          ],
        },
      ],
    },
    'City: Linz oder (Tags enthält „VIP“ und City: leer)',
  ],
  [{ not: { field: 'city', op: 'is', value: 'Linz' } }, 'nicht: City: Linz'],
  [{ segment: id }, 'in einem bestimmten Segment'],
  [{ field: 'id', op: 'in', value: [id, id, id, id] }, '4 von Hand gewählte'],
])('%j', (json, said) => expect(say(json)).toBe(said))
