import type { Actor } from '@regulars/model'
import { expect, test } from 'vitest'
import { fixedClock } from '../../../platform/clock.ts'
import type { LiveEvent } from '../../../platform/live/live.ts'
import { actorWith } from '../../../records/testing.ts'
import { openActorCache } from './actor-cache.ts'

function setUp() {
  const clock = fixedClock('2026-03-02T09:00:00Z')
  const listeners: ((event: LiveEvent) => void)[] = []
  const subscribe = (listener: (event: LiveEvent) => void) => {
    listeners.push(listener)
    return () => {}
  }
  const cache = openActorCache({ subscribe }, clock)
  let asked = 0
  const find = async (): Promise<Actor | undefined> => {
    asked += 1
    return actorWith('viewer')
  }
  return {
    cache,
    clock,
    tell(topic: string, payload: unknown = null) {
      for (const listener of listeners) listener({ topic, payload })
    },
    recall: (credential = 'cookie a') => cache.recall(credential, find),
    asked: () => asked,
  }
}

test('somebody is looked up once in a few seconds, each credential by itself', async () => {
  const { recall, asked, clock } = setUp()
  for (let request = 0; request < 10; request++) await recall()
  expect(asked()).toBe(1)
  await recall('cookie b')
  expect(asked()).toBe(2)
  clock.advance(5_000)
  await recall()
  expect(asked()).toBe(3)
})

test.each([
  ['access', null],
  ['live', null],
  ['records', { object: 'role', ids: [] }],
  ['records', { object: 'team', ids: null }],
  ['records', null],
])('the event %s %j makes it forget', async (topic, payload) => {
  const { recall, asked, tell } = setUp()
  await recall()
  tell(topic, payload)
  await recall()
  expect(asked()).toBe(2)
})

test('changed customers are no reason to forget', async () => {
  const { recall, asked, tell } = setUp()
  await recall()
  tell('records', { object: 'contact', ids: [] })
  await recall()
  expect(asked()).toBe(1)
})

test('what was read before rights changed is not remembered after', async () => {
  const { cache, recall, asked } = setUp()
  await cache.recall('cookie a', async () => {
    cache.forget()
    return actorWith('owner')
  })
  expect((await recall())?.role.key).toBe('viewer')
  expect(asked()).toBe(1)
})

test('that somebody is nobody is not remembered', async () => {
  const { cache, recall } = setUp()
  expect(await cache.recall('cookie a', async () => undefined)).toBeUndefined()
  expect(await recall()).toBeDefined()
})
