import { type Actor, builtInRoles, type Role } from '@regulars/model'
import { expect, test } from 'vitest'
import { mayHear } from './build-app.ts'

function actorWith(role: Role): Actor {
  return { kind: 'user', userId: 'u1', name: 'Mia', role, teamUserIds: [] }
}

const viewer = builtInRoles.find(({ key }) => key === 'viewer')!
const nothing = { ...viewer, objects: {}, capabilities: [] }

test('an event about an object is heard by those who may read it', () => {
  const event = { topic: 'records', payload: { object: 'contact', ids: ['1'] } }
  expect(mayHear(actorWith(viewer), event)).toBe(true)
  expect(mayHear(actorWith(nothing), event)).toBe(false)
})

test('an event that tells no ids of records is heard by all who are signed in', () => {
  for (const payload of [null, { id: '1', status: 'running' }, 'settings']) {
    expect(mayHear(actorWith(nothing), { topic: 'jobs', payload })).toBe(true)
  }
})
