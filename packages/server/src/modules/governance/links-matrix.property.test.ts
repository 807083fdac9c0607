/**
 * The permission matrix of what is woven: links with columns of their own, references to any object, and roll-ups over links. In random roles no door shows,
 * counts or changes what the role closes; what each may see is said a second time here, in plain JavaScript.
 */
import type { FieldLevel } from '@regulars/model'
import fc from 'fast-check'
import { test } from 'vitest'
import type { Sees, Walk } from './testing/link-sight.ts'
import { LinkWalker } from './testing/link-walker.ts'
import { type Known, openLinkedBusiness } from './testing/linked-business.ts'

const business = await openLinkedBusiness()
const { ana, links, leadsTo } = business

const none: Sees = { scope: 'none', holds: () => false }
const plain: readonly Sees[] = [
  { scope: 'mine', holds: ({ owner }) => owner === ana.id },
  { scope: 'all', holds: () => true },
  { scope: 'all', holds: () => true },
]
const where = (condition: object, holds: Sees['holds']): Sees => ({
  scope: { where: condition as never },
  holds,
})
const scopes: Record<Known['object'], readonly Sees[]> = {
  contact: [
    none,
    ...plain,
    where({ field: 'city', op: 'is', value: 'Linz' }, ({ town }) => town === 'Linz'),
    // A scope may ask for links and what is beyond, whether or not these may be seen.
    where({ has: 'tools', where: { field: 'machine.town', op: 'is', value: 'Graz' } }, (contact) =>
      links.some((link) => link.contact === contact && link.machine.town === 'Graz'),
    ),
  ],
  machine: [
    none,
    ...plain,
    where({ field: 'meantForContact.city', op: 'is', value: 'Linz' }, (machine) => {
      const target = leadsTo.get(machine)
      return target?.object === 'contact' && target.town === 'Linz'
    }),
  ],
  company: [none, ...plain],
}

const someLevel = fc.constantFrom<FieldLevel>('hidden', 'read', 'write', 'write', 'write')
const someWalk: fc.Arbitrary<Walk> = fc.record({
  sees: fc.record({
    contact: fc.constantFrom(...scopes.contact),
    machine: fc.constantFrom(...scopes.machine),
    company: fc.constantFrom(...scopes.company),
  }),
  writes: fc.record({ contact: fc.boolean(), machine: fc.boolean() }),
  fields: fc.record({
    contact: fc.record({ name: someLevel, jobTitle: someLevel, tools: someLevel }),
    machine: fc.record({ name: someLevel, users: someLevel, meantFor: someLevel }),
    contactTools: fc.record({ purpose: someLevel }),
    company: fc.record({ name: someLevel }),
  }),
})

const partly: Walk = {
  sees: { contact: plain[1]!, machine: plain[0]!, company: plain[1]! },
  writes: { contact: true, machine: false },
  fields: {},
}

test('no door shows, counts or changes more of links and what they join than a role opens', {
  timeout: 300_000,
}, async () => {
  const numRuns = Number(process.env.REGULARS_MATRIX_RUNS ?? 4)
  await fc.assert(
    fc.asyncProperty(someWalk, async (walk) => new LinkWalker(business, walk).walk()),
    {
      // Sees all people, and of their machines only those of one's own.
      examples: [[partly]],
      numRuns,
      seed: Number(process.env.REGULARS_MATRIX_SEED ?? 20_261_127),
      endOnFailure: true,
    },
  )
})
