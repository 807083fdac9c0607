import type { FieldLevel } from '@regulars/model'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { product } from '../index.ts'
import { type Asking, changeable, paths } from './testing/asking.ts'
import {
  type MarkedObject,
  type MarkedRecord,
  mark,
  marksIn,
  writeMarkedBusiness,
} from './testing/marked-business.ts'
import * as readingChecks from './testing/reading-checks.ts'
import { type KnownRights, knownScopes, Oracle, toRights, type Who } from './testing/what-may-be-seen.ts'
import * as writingChecks from './testing/writing-checks.ts'
import { type Caller, testServer } from './testing.ts'

const server = await testServer(product)
const { send, pool } = server
const business = new Map<string, MarkedRecord>()
const people: Who[] = []

beforeAll(async () => {
  const olga = await server.owner()
  const roleId = await server.roleId('member')
  const team = async (name: string, parentId?: string): Promise<string> =>
    (await send('POST', '/api/v1/teams', olga, { name, parentId })).body.id
  const shop = await team('Shop')
  const bar = await team('Bar', shop)
  const ana = await server.person('Ana', olga, { roleId, teamId: shop })
  const ben = await server.person('Ben', olga, { roleId, teamId: bar })
  const cid = await server.person('Cid', olga, { roleId })
  people.push(
    { userId: ana.id, teamUserIds: [ana.id, ben.id] },
    { userId: ben.id, teamUserIds: [ben.id] },
    { userId: cid.id, teamUserIds: [cid.id] },
  )
  for (const record of await writeMarkedBusiness(pool, [ana.id, ben.id, cid.id, null]))
    business.set(record.id, record)
  await shareSome()
  await writeSomePast(olga)
})

/** Some of what is not somebody's is shared with them, to read or to edit, or with a team that they are in. */
async function shareSome(): Promise<void> {
  const { rows: teams } = await pool.query("select id from team where name = 'Shop'")
  const shareable = [...business.values()].filter(
    ({ object }) => object === 'contact' || object === 'company',
  )
  const some = shareable.filter(({ number }) => number % 2 === 0)
  expect(some.length).toBeGreaterThan(3)
  for (const [index, record] of some.entries()) {
    const who = people.filter(({ userId }) => userId !== record.owner)[index % 2]!
    const level = index % 4 < 2 ? 'edit' : 'read'
    const isTeam = index % 3 === 0
    await pool.query(
      'insert into record_share (object, shared_id, user_id, team_id, level) values ($1, $2, $3, $4, $5)',
      [record.object, record.id, isTeam ? null : who.userId, isTeam ? teams[0].id : null, level],
    )
    // Ben is in a team below that of the shop, and Cid in none.
    const whom = isTeam ? people.slice(0, 2) : [who]
    for (const { userId } of whom) record.sharedWith.set(userId, level)
  }
}

/** So that every record has a history, with values that it had before, in change sets whose names tell of it. */
async function writeSomePast(olga: Caller): Promise<void> {
  for (const { object, id, number } of business.values()) {
    const { field } = changeable[object]
    await send('PATCH', `/api/v1/${paths[object]}/${id}`, olga, {
      [field]: mark(object, number, field, 1),
    })
  }
}

const levelled: Record<MarkedObject, string[]> = {
  contact: ['name', 'email', 'jobTitle', 'about', 'city', 'country', 'company', 'owner'],
  company: ['name', 'vatNumber', 'about', 'industry', 'employees'],
  order: ['number', 'comment', 'total', 'channel', 'contact'],
  note: ['text', 'contact'],
}

const eachObject = <T>(
  make: (object: MarkedObject) => fc.Arbitrary<T>,
): fc.Arbitrary<Record<MarkedObject, T>> =>
  fc.record({ contact: make('contact'), company: make('company'), order: make('order'), note: make('note') })

const someLevels = (object: MarkedObject): fc.Arbitrary<Record<string, FieldLevel>> =>
  fc.dictionary(fc.constantFrom(...levelled[object]), fc.constantFrom('hidden', 'hidden', 'read', 'write'), {
    maxKeys: 4,
  })

const someRights: fc.Arbitrary<KnownRights> = fc.record({
  objects: eachObject((object) => {
    const scope = fc.constantFrom(...knownScopes[object])
    return fc.record({ create: scope, read: scope, update: scope, delete: scope })
  }),
  fields: eachObject(someLevels),
})

const checks: ReadonlyArray<(asking: Asking) => Promise<void>> = [
  ...Object.values(readingChecks),
  ...Object.values(writingChecks),
]

test('no door gives away, counts or changes what a role closes', { timeout: 300_000 }, async () => {
  const numRuns = Number(process.env.REGULARS_MATRIX_RUNS ?? 12)
  await fc.assert(
    fc.asyncProperty(someRights, fc.nat(2), async (rights, person) => {
      const asking = await comeIn(rights, people[person]!)
      for (const check of checks) await check(asking)
    }),
    { numRuns, seed: Number(process.env.REGULARS_MATRIX_SEED ?? 20_261_122), endOnFailure: true },
  )
})

let roles = 0

/** Somebody comes in with these rights; each answer is searched for marks that it must not hold. */
async function comeIn(rights: KnownRights, who: Who): Promise<Asking> {
  const roleId = await server.role(`random-${++roles}`, toRights(rights))
  const caller = await server.key(roleId, who.userId)
  const oracle = new Oracle(rights, who, business)
  return {
    oracle,
    pool,
    async ask(method, path, body) {
      const answer = await send(method, `/api/v1/${path}`, caller, body)
      const text = JSON.stringify(answer.body) ?? ''
      expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(500)
      // A refusal may repeat what was asked.
      const asked =
        answer.status < 400 ? [] : marksIn(JSON.stringify([path, body])).map((each) => JSON.stringify(each))
      const leaked = marksIn(text).filter(
        (found) => !oracle.allows(found) && !asked.includes(JSON.stringify(found)),
      )
      expect(leaked, `${method} ${path} gives away`).toEqual([])
      return answer
    },
  }
}
