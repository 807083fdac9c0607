import { expect, test } from 'vitest'
import { type Neighbours, relatedTo, saidBeyond } from './neighbours.ts'
import { placeNeighbours } from './place-neighbours.ts'
import { choicesOf } from './relationship-choices.ts'

const family: Neighbours = {
  nodes: [
    { object: 'contact', id: 'marta', title: 'Marta', steps: 0 },
    { object: 'contact', id: 'jan', title: 'Jan', steps: 1 },
    { object: 'company', id: 'linde', title: 'Hotel Linde', steps: 1 },
    { object: 'contact', id: 'ola', title: 'Ola', steps: 2 },
  ],
  edges: [
    { id: '1', kind: 'livesWith', from: 'jan', to: 'marta', note: null },
    { id: null, kind: 'worksFor', from: 'marta', to: 'linde', note: null },
    { id: '2', kind: 'referredBy', from: 'ola', to: 'jan', note: null },
  ],
  isCut: false,
}

test('everybody says a relationship from their own side', () => {
  const said = (id: string) => relatedTo(family, id).map(({ says, other }) => `${says} ${other.title}`)
  expect(said('marta')).toEqual(['Lives with Jan', 'Works for Hotel Linde'])
  expect(said('linde')).toEqual(['Employs Marta'])
  expect(saidBeyond(family, 'marta')).toEqual(['Ola was referred by Jan'])
})

test('everybody stands in the picture, nobody on somebody else', () => {
  const many: Neighbours = {
    ...family,
    nodes: [
      family.nodes[0]!,
      ...Array.from({ length: 12 }, (_, index) => ({
        object: 'contact' as const,
        id: `p${index}`,
        title: `P${index}`,
        steps: 1,
      })),
    ],
  }
  for (const neighbours of [family, many]) {
    const { places, width, height } = placeNeighbours(neighbours)
    expect(places).toHaveLength(neighbours.nodes.length)
    for (const { x, y } of places) {
      expect(x).toBeGreaterThan(10)
      expect(x).toBeLessThan(width - 10)
      expect(y).toBeGreaterThan(10)
      expect(y).toBeLessThan(height - 10)
    }
    const distances = places.flatMap((one, at) =>
      places.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    )
    expect(Math.min(...distances)).toBeGreaterThan(25)
  }
})

test('a company says that it employs, a person both that they lead and report', () => {
  expect(choicesOf('company').map(({ label }) => label)).toEqual(['Employs', 'Same business as'])
  expect(choicesOf('contact').map(({ label }) => label)).toEqual([
    'Lives with',
    'Works for',
    'Reports to',
    'Leads',
    'Referred by',
    'Referred',
  ])
  const leads = choicesOf('contact').find(({ label }) => label === 'Leads')!
  expect(leads.body('marta', 'jan')).toEqual({ kind: 'reportsTo', contactId: 'jan', otherContactId: 'marta' })
})
