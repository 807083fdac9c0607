import {
  consent,
  contact,
  identifier,
  note,
  type ObjectDefinition,
  order,
  orderLine,
  task,
} from '@regulars/model'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  addTouchpoint,
  create,
  createMany,
  inChangeSet,
  merge,
  mergesOf,
  proveDerived,
  undo,
  unmerge,
  update,
} from '../records/index.ts'
import { testRecords } from '../records/testing.ts'
import { customers } from './customers/index.ts'
import { identity } from './identity/index.ts'
import { sales } from './sales/index.ts'

const { services, ctx, db, clock } = await testRecords([customers, identity, sales])

const objects: readonly ObjectDefinition[] = [contact, order, orderLine, note, task, consent]

/** People of a small business; with what each has. */
const person = fc.record({
  city: fc.constantFrom('Wien', 'Graz', null),
  email: fc.boolean(),
  tags: fc.subarray(['tea', 'coffee']),
  orders: fc.array(fc.integer({ min: -300, max: 900 }), { maxLength: 3 }),
  notes: fc.nat(2),
  calls: fc.nat(2),
})

/** What somebody does between merging and unmerging; numbers choose among the records there are. */
const act = fc.oneof(
  fc.record({ act: fc.constant('edit' as const), object: fc.nat(5), which: fc.nat(30) }),
  fc.record({ act: fc.constant('addOrder' as const), amount: fc.nat(500) }),
  fc.record({ act: fc.constant('addNote' as const) }),
)

const plan = fc.record({
  people: fc.array(person, { minLength: 3, maxLength: 5 }),
  /** Which are merged into which: the first of each stays. */
  merges: fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 3 }),
  acts: fc.array(act, { maxLength: 5 }),
  takes: fc.boolean(),
})

test('unmerging undoes merging exactly, and keeps what was edited and added between', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ people, merges, acts, takes }) => {
      const ids = await makeBusiness(people)
      const before = await state()
      const done = await mergeAll(ids, merges, takes)
      const edits = await performActs(acts, ids)
      // In any order: the oldest merge may be undone first.
      for (const { into, changeSetId } of takes ? done : done.toReversed()) {
        clock.advance(1000)
        const report = await unmerge(ctx, contact, { id: into, changeSetId })
        expect(report.kept.filter(({ reason }) => reason !== 'changed')).toEqual([])
      }
      expect(await state()).toEqual(withEdits(before, edits))
      expect(await proveDerived(ctx)).toEqual({})
      const { rows } = await sql`select from merged_record`.execute(db)
      expect(rows).toEqual([])
    }),
    { numRuns: 8 },
  )
}, 120_000)

test('an address that went on with a second merge comes back when the first is undone', async () => {
  const person = { city: null, email: false, tags: [], orders: [], notes: 0, calls: 0 }
  const ids = await makeBusiness([person, { ...person, email: true }, person])
  const before = await state()
  const [first, second] = await mergeAll(
    ids,
    [
      [2, 1],
      [0, 2],
    ],
    true,
  )
  for (const { into, changeSetId } of [first!, second!]) {
    const report = await unmerge(ctx, contact, { id: into, changeSetId })
    expect(report.kept.filter(({ reason }) => reason !== 'changed')).toEqual([])
  }
  expect(await state()).toEqual(before)
})

test('undoing the unmerging merges again, as it was', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ people, merges, takes }) => {
      const ids = await makeBusiness(people)
      const [done] = await mergeAll(ids, merges.slice(0, 1), takes)
      if (!done) return
      const merged = await state()
      clock.advance(1000)
      const { undoneBy } = await unmerge(ctx, contact, { id: done.into, changeSetId: done.changeSetId })
      clock.advance(1000)
      await undo(ctx, undoneBy!)
      expect(await state()).toEqual(merged)
      expect((await mergesOf(ctx, contact, done.into)).map(({ changeSetId }) => changeSetId)).toEqual([
        done.changeSetId,
      ])
    }),
    { numRuns: 4 },
  )
}, 120_000)

type Person = typeof person extends fc.Arbitrary<infer P> ? P : never
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

async function makeBusiness(people: readonly Person[]): Promise<string[]> {
  await sql`truncate contact, "order", order_line, note, task, consent, touchpoint, identifier, change, change_set, merged_record cascade`.execute(
    db,
  )
  clock.advance(60_000)
  return inChangeSet(ctx, { label: 'A business' }, async (within) => {
    const ids: string[] = []
    for (const [index, { city, email, tags, orders, notes, calls }] of people.entries()) {
      const values = { name: `P${index}`, city, tags, email: email ? `p${index}@shop.example` : null }
      const contactId = await create(within, contact, values)
      ids.push(contactId)
      const times = (count: number, values: object) => Array.from({ length: count }, () => ({ ...values }))
      const orderIds = await createMany(
        within,
        order,
        times(orders.length, { placedAt: clock.now().toISOString(), contactId }),
      )
      await createMany(
        within,
        orderLine,
        orders.map((amount, line) => ({ orderId: orderIds[line], amount })),
      )
      await createMany(within, note, times(notes, { text: 'Likes it strong', contactId }))
      await createMany(within, task, times(notes, { title: 'Call', contactId }))
      await createMany(within, consent, times(calls, { contactId, decidedAt: clock.now().toISOString() }))
      for (let call = 0; call < calls; call++) await addTouchpoint(within, { contactId, type: 'call' })
    }
    return ids
  })
}

interface DoneMerge {
  into: string
  changeSetId: string
}

async function mergeAll(
  ids: readonly string[],
  merges: ReadonlyArray<readonly [number, number]>,
  takes: boolean,
): Promise<DoneMerge[]> {
  const done: DoneMerge[] = []
  const gone = new Set<string>()
  for (const [one, two] of merges) {
    const [into, from] = [ids[one % ids.length]!, ids[two % ids.length]!]
    if (into === from || gone.has(into) || gone.has(from)) continue
    clock.advance(60_000)
    const take: Record<string, string> = takes ? { name: from, email: from } : {}
    const { changeSetId } = await merge(ctx, contact, { into, from: [from], take })
    gone.add(from)
    done.push({ into, changeSetId })
  }
  return done
}

/** A value that somebody wrote, or a record that somebody made, between. */
type Edit = { id: string; values: Record<string, unknown> } | { table: string; id: string }

async function performActs(acts: readonly Act[], ids: readonly string[]): Promise<Edit[]> {
  const edits: Edit[] = []
  for (const [index, each] of acts.entries()) {
    clock.advance(60_000)
    edits.push(...(await performers[each.act](each as never, `word ${index}`, ids)))
  }
  return edits
}

const editable = [
  [contact, 'jobTitle', 'job_title'],
  [order, 'comment', 'comment'],
  [note, 'text', 'text'],
  [task, 'title', 'title'],
  [consent, 'source', 'source'],
  [contact, 'name', 'name'],
] as const

const performers = {
  edit: async ({ object, which }: { object: number; which: number }, word: string): Promise<Edit[]> => {
    const [definition, property, column] = editable[object]!
    const id = await pick(definition, which)
    if (id === undefined) return []
    await update(ctx, definition, id, { [property]: word })
    return [{ id, values: { [column]: word } }]
  },
  addOrder: async ({ amount }: { amount: number }, _: string, ids: readonly string[]): Promise<Edit[]> => {
    // An old id is as good as the new.
    const id = await create(ctx, order, { placedAt: clock.now().toISOString(), contactId: ids[0] })
    const line = await create(ctx, orderLine, { orderId: id, amount })
    return [
      { table: 'order', id },
      { table: 'order_line', id: line },
    ]
  },
  addNote: async (_act: object, word: string, ids: readonly string[]): Promise<Edit[]> => [
    { table: 'note', id: await create(ctx, note, { text: word, contactId: ids[0] }) },
  ],
}

async function pick({ table }: ObjectDefinition, number: number): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where deleted_at is null order by id`.execute(db)
  return rows[number % rows.length]?.id
}

type State = Record<string, Record<string, unknown>>

/** All that was recorded, by id; what follows from it is proved apart. */
async function state(): Promise<State> {
  const computed = ['version', 'updated_at', 'order_count', 'revenue', 'first_order_on', 'last_order_on']
  const further = ['last_seen_at', 'total', 'line_count', 'is_return', 'currency']
  const all: State = {}
  for (const { table, bin } of [...objects, { table: 'touchpoint', bin: false }, identifier]) {
    const live = table === 'touchpoint' ? sql`about is null` : bin ? sql`deleted_at is null` : sql`true`
    const { rows } = await sql<{ id: string; row: Record<string, unknown> }>`
      select id, to_jsonb(record) - ${[...computed, ...further]}::text[] as row from ${sql.table(table)} as record where ${live}`.execute(
      services.db,
    )
    for (const { id, row } of rows) all[`${table} ${id}`] = row
  }
  return all
}

/** The state with the edits in it. What was made between is not in it: only that it is there is looked at. */
function withEdits(before: State, edits: readonly Edit[]): State {
  const expected = structuredClone(before)
  for (const edit of edits) {
    if ('table' in edit) expected[`${edit.table} ${edit.id}`] = expect.anything() as never
    else
      for (const [key, row] of Object.entries(expected))
        if (key.endsWith(edit.id) && 'id' in row) Object.assign(row, edit.values)
  }
  return expected
}
