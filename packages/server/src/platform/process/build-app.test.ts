import { type Actor, builtInRegistry, builtInRoles, type Role } from '@regulars/model'
import { expect, test } from 'vitest'
import { heardBy } from './build-app.ts'

function actorWith(role: Role): Actor {
  return { kind: 'user', userId: 'u1', name: 'Mia', role, teamUserIds: [] }
}

const viewer = builtInRoles.find(({ key }) => key === 'viewer')!
const nothing = { ...viewer, objects: {}, capabilities: [] }

const heard = (role: Role, event: { topic: string; payload: unknown }) =>
  heardBy(actorWith(role), event, builtInRegistry)

test('an event about an object is heard by those who may read it', () => {
  const event = { topic: 'records', payload: { object: 'contact', ids: ['1'] } }
  expect(heard(viewer, event)).toEqual(event)
  expect(heard(nothing, event)).toBeUndefined()
})

test('who does not see all records hears that some changed, and not which', () => {
  const mine = { create: 'none', read: 'mine', update: 'none', delete: 'none' } as const
  const event = { topic: 'records', payload: { object: 'contact', ids: ['1'] } }
  const told = heard({ ...nothing, objects: { contact: mine } }, event)
  expect(told).toEqual({ topic: 'records', payload: { object: 'contact', ids: null } })
  // What everybody shares is seen by whoever sees any.
  const product = { topic: 'records', payload: { object: 'product', ids: ['1'] } }
  expect(heard({ ...nothing, objects: { product: mine } }, product)).toEqual(product)
})

test('an event that tells no ids of records is heard by all who are signed in', () => {
  for (const payload of [null, { id: '1', status: 'running' }, 'settings'])
    expect(heard(nothing, { topic: 'jobs', payload })).toEqual({ topic: 'jobs', payload })
})
