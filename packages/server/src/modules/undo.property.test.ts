import { contact, note, order, orderLine, task } from '@regulars/model'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import {
  type Ctx,
  create,
  createMany,
  inChangeSet,
  isBegun,
  proveDerived,
  remove,
  restore,
  undo,
  update,
} from '../records/index.ts'
import { testRecords } from '../records/testing.ts'
import { customers } from './customers/index.ts'
import { sales } from './sales/index.ts'

const { services, ctx, db, clock } = await testRecords([customers, sales])

const objects = [contact, order, orderLine, note, task]

/** An act of somebody; numbers choose among the records there are. */
type Act =
  | { act: 'addContact'; city: string }
  | { act: 'addOrder'; of: number; amounts: number[] }
  | { act: 'addNote'; of: number }
  | { act: 'edit'; object: number; which: number; word: string }
  | { act: 'giveOrder'; which: number; to: number }
  | { act: 'finishTask'; of: number }
  | { act: 'remove'; object: number; which: number }
  | { act: 'restore'; object: number; which: number }

const index = fc.nat(30)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('addContact' as const), city: fc.constantFrom('Wien', 'Graz') }),
  fc.record({
    act: fc.constant('addOrder' as const),
    of: index,
    amounts: fc.array(fc.integer({ min: -500, max: 900 }), { maxLength: 3 }),
  }),
  fc.record({ act: fc.constant('addNote' as const), of: index }),
  fc.record({
    act: fc.constant('edit' as const),
    object: index,
    which: index,
    word: fc.constantFrom('red', 'blue', 'green'),
  }),
  fc.record({ act: fc.constant('giveOrder' as const), which: index, to: index }),
  fc.record({ act: fc.constant('finishTask' as const), of: index }),
  fc.record({ act: fc.constant('remove' as const), object: index, which: index }),
  fc.record({ act: fc.constant('restore' as const), object: index, which: index }),
)
const changeSets = fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })

beforeEach(async () => {
  await sql`truncate contact, "order", order_line, note, task, touchpoint, change, change_set cascade`.execute(
    db,
  )
})

test('undoing change sets, last first, returns exactly to each state before; and again forward', async () => {
  await fc.assert(
    fc.asyncProperty(changeSets, async (plan) => {
      await sql`truncate contact, "order", order_line, note, task, touchpoint, change, change_set cascade`.execute(
        db,
      )
      const states = [await state()]
      const done: string[] = []
      for (const acts of plan) {
        const id = await perform(acts)
        if (id === undefined) continue
        done.push(id)
        states.push(await state())
      }
      const undone: Array<string | null> = []
      for (const [position, id] of [...done.entries()].reverse()) {
        undone.push(await undoAll(id))
        expect(await state()).toEqual(states[position])
      }
      for (const [back, id] of undone.reverse().entries()) {
        // What was made and taken away again in one change set left nothing to undo.
        if (id) await undoAll(id)
        expect(await state()).toEqual(states[back + 1])
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)

test('undoing any change set leaves everything in agreement, and nothing that others need is lost', async () => {
  await fc.assert(
    fc.asyncProperty(changeSets, fc.array(index, { minLength: 1, maxLength: 4 }), async (plan, picks) => {
      await sql`truncate contact, "order", order_line, note, task, touchpoint, change, change_set cascade`.execute(
        db,
      )
      const done: string[] = []
      for (const acts of plan) {
        const id = await perform(acts)
        if (id !== undefined) done.push(id)
      }
      for (const id of new Set(
        picks.flatMap((pick) => (done.length > 0 ? [done[pick % done.length]!] : [])),
      )) {
        clock.advance(1000)
        await undo(ctx, id)
      }
      expect(await proveDerived(ctx)).toEqual({})
      expect(await strayParts()).toEqual([])
    }),
    {
      numRuns: 15,
      // A line that was removed does not come back after its order was undone.
      examples: [
        [
          [[{ act: 'addOrder', of: 0, amounts: [0] }], [{ act: 'remove', object: 2, which: 0 }]],
          [0, 1],
        ],
      ],
    },
  )
}, 120_000)

async function perform(acts: readonly Act[]): Promise<string | undefined> {
  clock.advance(60_000)
  return inChangeSet(
    { ...ctx, setting: { ...ctx.setting, now: clock.now() } },
    { label: 'Some acts' },
    async (within) => {
      for (const each of acts) await performers[each.act](within, each as never)
      return Object.keys(within.changeSet.counts).length > 0 ? within.changeSet.id : undefined
    },
  )
}

type Performers = { [K in Act['act']]: (ctx: Ctx, act: Extract<Act, { act: K }>) => Promise<unknown> }

const performers: Performers = {
  addContact: async (within, { city }) => {
    const id = await create(within, contact, { name: 'Somebody', city })
    await create(within, task, { title: 'Call back', contactId: id })
  },
  addOrder: async (within, { of, amounts }) => {
    const contactId = await pick(within, contact, of)
    const id = await create(within, order, { placedAt: clock.now().toISOString(), contactId, total: 77 })
    await createMany(
      within,
      orderLine,
      amounts.map((amount) => ({ orderId: id, amount })),
    )
  },
  addNote: async (within, { of }) => {
    const contactId = await pick(within, contact, of)
    if (contactId) await create(within, note, { text: 'Likes it strong', contactId })
  },
  edit: async (within, { object, which, word }) => {
    const [definition, field] = (
      [
        [contact, 'city'],
        [order, 'comment'],
        [note, 'text'],
        [task, 'title'],
      ] as const
    )[object % 4]!
    const id = await pick(within, definition, which)
    if (id) await update(within, definition, id, { [field]: word })
  },
  giveOrder: async (within, { which, to }) => {
    const id = await pick(within, order, which)
    if (id) await update(within, order, id, { contactId: await pick(within, contact, to) })
  },
  finishTask: async (within, { of }) => {
    const id = await pick(within, task, of)
    if (id) await update(within, task, id, { doneAt: clock.now().toISOString() })
  },
  remove: async (within, { object, which }) => {
    const definition = objects[object % objects.length]!
    const id = await pick(within, definition, which)
    if (id) await remove(within, definition, id)
  },
  restore: async (within, { object, which }) => {
    const definition = objects[object % objects.length]!
    const id = await pick(within, definition, which, 'bin')
    if (id) await restore(within, definition, id)
  },
}

/** One of the records there are, by number; null when there are none. */
async function pick(
  { db: within }: Ctx,
  { table }: { table: string },
  number: number,
  where = 'live',
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where (deleted_at is null) = ${where === 'live'} order by id`.execute(
    within,
  )
  return rows.length > 0 ? rows[number % rows.length]!.id : null
}

async function undoAll(id: string): Promise<string | null> {
  clock.advance(1000)
  const report = await undo(ctx, id)
  if (isBegun(report)) throw new Error('This was to be small.')
  expect(report.kept).toEqual([])
  return report.undoneBy
}

/** All that readers see, but for versions and times of writing. */
async function state(): Promise<unknown> {
  const tables = [...objects.map(({ table }) => table), 'touchpoint']
  const states = tables.map(async (table) => {
    const live = table === 'touchpoint' ? sql`true` : sql`deleted_at is null`
    // A touchpoint that follows a record may be made anew.
    const ignored = ['version', 'updated_at', ...(table === 'touchpoint' ? ['id', 'created_at'] : [])]
    const { rows } = await sql`
      select to_jsonb(record) - ${ignored}::text[] as row from ${sql.table(table)} as record where ${live}
      order by (to_jsonb(record) - ${ignored}::text[])::text`.execute(db)
    return [table, rows]
  })
  return Object.fromEntries(await Promise.all(states))
}

/** Parts outside the bin whose whole is in it or gone. */
async function strayParts(): Promise<unknown[]> {
  const { rows } = await sql`
    select line.id from order_line as line left join "order" on "order".id = line.order_id and "order".deleted_at is null
    where line.deleted_at is null and "order".id is null`.execute(services.db)
  return rows
}
