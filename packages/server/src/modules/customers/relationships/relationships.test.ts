import { company, contact, relationship } from '@regulars/model'
import { expect, test } from 'vitest'
import { create, inChangeSet, merge, remove, undo, unmerge, update } from '../../../records/index.ts'
import { testRecords } from '../../../records/testing.ts'
import { customers } from '../index.ts'
import { readNeighbours } from './read-neighbours.ts'

const records = await testRecords([customers])
const { ctx } = records

const linde = await create(ctx, company, { name: 'Hotel Linde' })
const [marta, jan, ola, tom] = await Promise.all(
  ['Marta', 'Jan', 'Ola', 'Tom'].map((name) => create(ctx, contact, { name })),
)
await update(ctx, contact, marta!, { companyId: linde })
const relate = (kind: string, contactId: string | undefined, more: object) =>
  create(ctx, relationship, { kind, contactId, ...more })

test('who belongs with somebody is told from either side, and who with those', async () => {
  await relate('livesWith', jan, { otherContactId: marta })
  await relate('referredBy', ola, { otherContactId: jan })
  const { nodes, edges, isCut } = await readNeighbours(ctx, contact, marta!)
  expect(nodes.map(({ title, steps }) => `${title} ${steps}`)).toEqual([
    'Marta 0',
    'Jan 1',
    'Hotel Linde 1',
    'Ola 2',
  ])
  expect(edges.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['livesWith', jan, marta],
    ['referredBy', ola, jan],
    ['worksFor', marta, linde],
  ])
  expect(isCut).toBe(false)
  expect((await readNeighbours(ctx, company, linde)).nodes.map(({ title }) => title)).toEqual([
    'Hotel Linde',
    'Marta',
    'Jan',
  ])
})

test('what makes no sense is refused with a sentence', async () => {
  const refused = async (work: Promise<unknown>) =>
    work.then(
      () => 'accepted',
      (error: { code: string }) => error.code,
    )
  expect(await refused(relate('livesWith', marta, { otherContactId: jan }))).toBe(
    'relationship.there-already',
  )
  expect(await refused(relate('livesWith', marta, { otherContactId: marta }))).toBe(
    'relationship.not-between-these',
  )
  expect(await refused(relate('worksFor', marta, { otherContactId: jan }))).toBe(
    'relationship.not-between-these',
  )
  expect(await refused(relate('friendOf', marta, { otherContactId: jan }))).toBe('record.invalid')
  await relate('reportsTo', tom, { otherContactId: ola })
  await relate('reportsTo', ola, { otherContactId: marta })
  expect(await refused(relate('reportsTo', marta, { otherContactId: tom }))).toBe('relationship.goes-round')
})

test('relationships move when people become one, and go back; somebody in the bin is in no picture', async () => {
  const twin = await create(ctx, contact, { name: 'Marta K.' })
  await relate('referredBy', twin, { otherContactId: tom })
  const titles = async () => (await readNeighbours(ctx, contact, marta!)).nodes.map(({ title }) => title)
  const before = await titles()
  const { changeSetId } = await merge(ctx, contact, { into: marta!, from: [twin] })
  expect(await titles()).toEqual(expect.arrayContaining(['Tom']))
  await unmerge(ctx, contact, { id: marta!, changeSetId })
  expect(await titles()).toEqual(before)
  await remove(ctx, contact, jan!)
  expect(await titles()).not.toContain('Jan')
})

test('who may not see somebody does not see that they belong with anybody', async () => {
  const userId = '0190f3a0-0000-7000-8000-00000000000a'
  const clerk = records.as(
    {
      key: 'clerk',
      label: 'Clerk',
      description: 'Sees the own people only.',
      objects: {
        '*': { create: 'none', read: 'all', update: 'none', delete: 'none' },
        contact: {
          create: 'none',
          read: { where: { field: 'name', op: 'is', value: 'Marta' } },
          update: 'none',
          delete: 'none',
        },
      },
      fields: {},
      capabilities: [],
    },
    { userId },
  )
  const { nodes } = await readNeighbours(clerk, contact, marta!)
  expect(nodes.map(({ title }) => title)).toEqual(['Marta', 'Hotel Linde'])
})

test('a relationship can be taken back', async () => {
  const changeSetId = await inChangeSet(ctx, { label: 'Related' }, async (within) => {
    await create(within, relationship, { kind: 'livesWith', contactId: ola, otherContactId: tom })
    return within.changeSet.id
  })
  await undo(ctx, changeSetId)
  expect((await readNeighbours(ctx, contact, ola!)).edges.filter(({ kind }) => kind === 'livesWith')).toEqual(
    [],
  )
})
