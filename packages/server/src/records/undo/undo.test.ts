import { company, contact, note, product, touchpoint } from '@regulars/model'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { insertRecords } from '../change-sets/insert-records.ts'
import type { Ctx } from '../context.ts'
import { testRecords } from '../testing.ts'
import { addTouchpoint } from '../touchpoints/add-touchpoints.ts'
import { create, createMany } from '../write/create.ts'
import { purge } from '../write/purge.ts'
import { readRecords } from '../write/record-rows.ts'
import { remove } from '../write/remove.ts'
import { update, updateMany } from '../write/update.ts'
import type { UndoReport } from './report.ts'
import { isBegun, undo } from './undo.ts'

const { ctx: regulars, db, as, clock } = await testRecords()
/** Somebody at work; what Regulars itself writes counts for less. */
const ctx = as('owner', { userId: null })

async function inOne(
  work: (ctx: Ctx) => Promise<unknown>,
  kind: 'edit' | 'import' = 'edit',
): Promise<string> {
  clock.advance(1000)
  return inChangeSet(ctx, { kind, label: 'Some work' }, async (within) => {
    await work(within)
    return within.changeSet.id
  })
}

async function undoNow(id: string): Promise<UndoReport> {
  clock.advance(1000)
  const report = await undo(ctx, id)
  if (isBegun(report)) throw new Error('This was to be small.')
  return report
}

const read = async (object: typeof contact | typeof company, id: string) =>
  (await readRecords(ctx, object as never, [id])).get(id)

describe('undoing an edit', () => {
  test('puts every value back, also of several changes of one record', async () => {
    const id = await create(ctx, contact, { name: 'Ann', city: 'Rom', tags: ['a'], birthday: '1990-05-05' })
    const before = await read(contact, id)
    const set = await inOne(async (within) => {
      await update(within, contact, id, { city: 'Bari', tags: ['a', 'b'] })
      await update(within, contact, id, { city: 'Pisa', birthday: null })
    })
    const report = await undoNow(set)
    expect(report).toMatchObject({ restored: 1, removed: 0, kept: [], keptCount: 0 })
    const { version, updatedAt, ...values } = (await read(contact, id))!
    expect({ ...values, version: before?.version, updatedAt: before?.updatedAt }).toEqual(before)
  })

  test('leaves what was changed since, and says so', async () => {
    const id = await create(ctx, contact, { name: 'Bob', city: 'Wien', jobTitle: 'Cook' })
    const set = await inOne((within) => update(within, contact, id, { city: 'Graz', jobTitle: 'Chef' }))
    await update(ctx, contact, id, { city: 'Linz' })
    const report = await undoNow(set)
    expect(report.kept).toEqual([{ object: 'contact', id, field: 'city', reason: 'changed' }])
    expect(await read(contact, id)).toMatchObject({ city: 'Linz', jobTitle: 'Cook' })
  })

  test('can itself be undone', async () => {
    const id = await create(ctx, contact, { name: 'Cleo', city: 'A' })
    const set = await inOne((within) => update(within, contact, id, { city: 'B' }))
    const { undoneBy } = await undoNow(set)
    await undoNow(undoneBy!)
    expect(await read(contact, id)).toMatchObject({ city: 'B' })
    const { rows } = await sql`select state, undone_at from change_set where id = ${set}`.execute(db)
    expect(rows).toEqual([{ state: 'done', undoneAt: null }])
    await undoNow(set)
    expect(await read(contact, id)).toMatchObject({ city: 'A' })
  })

  test('gives values that changed hands back to whom they were of', async () => {
    const [a, b] = await createMany(ctx, contact, [
      { name: 'A', email: 'a@hands.example' },
      { name: 'B', email: 'b@hands.example' },
    ])
    const set = await inOne(async (within) => {
      await update(within, contact, a!, { email: null })
      await update(within, contact, b!, { email: 'a@hands.example' })
      await update(within, contact, a!, { email: 'b@hands.example' })
    })
    expect((await undoNow(set)).keptCount).toBe(0)
    expect(await read(contact, a!)).toMatchObject({ email: 'a@hands.example' })
    expect(await read(contact, b!)).toMatchObject({ email: 'b@hands.example' })
  })

  test('keeps a value that another record has taken since', async () => {
    const id = await create(ctx, contact, { name: 'Dan', email: 'dan@taken.example' })
    const set = await inOne((within) => update(within, contact, id, { email: null, city: 'X' }))
    await create(ctx, contact, { name: 'Other Dan', email: 'dan@taken.example' })
    const report = await undoNow(set)
    expect(report.kept).toEqual([{ object: 'contact', id, field: 'email', reason: 'taken' }])
    expect(await read(contact, id)).toMatchObject({ email: null, city: null })
  })

  test('does not point a record to what is there no more', async () => {
    const companyId = await create(ctx, company, { name: 'Short-lived' })
    const id = await create(ctx, contact, { name: 'Eve', companyId })
    const set = await inOne((within) => update(within, contact, id, { companyId: null, city: 'Y' }))
    await remove(ctx, company, companyId)
    await purge(ctx, company, [companyId])
    const report = await undoNow(set)
    expect(report.kept).toEqual([{ object: 'contact', id, field: 'companyId', reason: 'gone' }])
    expect(await read(contact, id)).toMatchObject({ companyId: null, city: null })
  })
})

describe('undoing a removal', () => {
  test('brings records back from the bin', async () => {
    const id = await create(ctx, contact, { name: 'Fay', email: 'fay@x.example' })
    const set = await inOne((within) => remove(within, contact, id))
    expect(await undoNow(set)).toMatchObject({ restored: 1, keptCount: 0 })
    expect(await read(contact, id)).toMatchObject({ deletedAt: null, email: 'fay@x.example' })
  })

  test('brings back what has no bin, from its copy', async () => {
    const id = await create(ctx, contact, { name: 'Gil' })
    await inChangeSet(ctx, { label: 'Call' }, (within) =>
      addTouchpoint(within, { contactId: id, type: 'call', subject: 'Hello', payload: { minutes: 3 } }),
    )
    const readAll = () => sql`select * from touchpoint where contact_id = ${id}`.execute(db)
    const before = (await readAll()).rows
    const set = await inOne((within) => remove(within, touchpoint, (before[0] as { id: string }).id))
    expect((await readAll()).rows).toEqual([])
    const { undoneBy } = await undoNow(set)
    expect((await readAll()).rows).toEqual(before)
    await undoNow(undoneBy!)
    expect((await readAll()).rows).toEqual([])
  })
})

describe('undoing what made records', () => {
  test('puts them into the bin, and out again when that is undone', async () => {
    let id = ''
    const set = await inOne(async (within) => {
      id = await create(within, contact, { name: 'Hal' })
    })
    const { undoneBy, removed } = await undoNow(set)
    expect(removed).toBe(1)
    expect((await read(contact, id))?.deletedAt).not.toBeNull()
    await undoNow(undoneBy!)
    expect((await read(contact, id))?.deletedAt).toBeNull()
  })

  test('leaves records that were edited or that others point to, with what these point to', async () => {
    const ids: Record<string, string> = {}
    const set = await inOne(async (within) => {
      ids.firm = await create(within, company, { name: 'Imported firm' })
      ids.edited = await create(within, contact, { name: 'Edited', companyId: ids.firm })
      ids.noted = await create(within, contact, { name: 'Noted' })
      ids.plain = await create(within, contact, { name: 'Plain' })
    }, 'import')
    await update(ctx, contact, ids.edited!, { city: 'Ulm' })
    await create(ctx, note, { text: 'Likes tea', contactId: ids.noted! })
    const report = await undoNow(set)
    expect(report.removed).toBe(1)
    expect(report.kept.map(({ id, reason }) => [id, reason]).sort()).toEqual(
      [
        [ids.edited, 'changed'],
        [ids.noted, 'in-use'],
        [ids.firm, 'in-use'],
      ].sort(),
    )
    expect(await read(contact, ids.plain!)).toBeUndefined()
    expect(await read(contact, ids.edited!)).toMatchObject({ city: 'Ulm', companyId: ids.firm })
  })

  test('an edit that was undone itself is no reason to keep a record', async () => {
    let id = ''
    const set = await inOne(async (within) => {
      id = await create(within, contact, { name: 'Ira' })
    }, 'import')
    const edit = await inOne((within) => update(within, contact, id, { city: 'Z' }))
    await undoNow(edit)
    expect(await undoNow(set)).toMatchObject({ removed: 1, keptCount: 0 })
  })

  test('what Regulars itself wrote into a record since is no reason to keep it', async () => {
    let id = ''
    const set = await inOne(async (within) => {
      id = await create(within, contact, { name: 'Lou' })
    }, 'import')
    await update(regulars, contact, id, { lifecycle: 'lapsed' })
    expect(await undoNow(set)).toMatchObject({ removed: 1, keptCount: 0 })
  })

  test('of an import is for good', async () => {
    const set = await inOne(
      (within) =>
        insertRecords(within, product, {
          select: sql`select 'Bean ' || n as name, 'bulk-' || n as code from generate_series(1, 50) as n`,
          columns: ['name', 'code'],
        }),
      'import',
    )
    const { undoneBy, removed } = await undoNow(set)
    expect(removed).toBe(50)
    const { rows } = await sql`select from product where change_set_id = ${set}`.execute(db)
    expect(rows).toEqual([])
    await expect(undo(ctx, undoneBy!)).rejects.toMatchObject({ code: 'change-set.final' })
  })
})

describe('who may undo', () => {
  test('a manager any change, a member only their own, a viewer none', async () => {
    const id = await create(ctx, contact, { name: 'Jan' })
    const set = await inOne((within) => update(within, contact, id, { city: 'Q' }))
    await expect(
      undo(as('member', { userId: '01890000-0000-7000-8000-0000000000b1' }), set),
    ).rejects.toMatchObject({
      code: 'change-set.not-allowed',
    })
    await expect(undo(as('viewer'), set)).rejects.toMatchObject({ status: 403 })
    await undo(as('manager'), set)
    await expect(undo(as('manager'), set)).rejects.toMatchObject({ code: 'change-set.undone' })
  })

  test('many changes are undone in the background', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => ({ name: `Many ${index}` }))
    const set = await inOne(async (within) => {
      const ids = await createMany(within, company, names)
      await updateMany(
        within,
        company,
        ids.map((id) => ({ id, values: { city: 'M' } })),
      )
    })
    const begun = await undo(ctx, set)
    expect(isBegun(begun)).toBe(true)
    await expect(undo(ctx, set)).rejects.toMatchObject({ code: 'change-set.undone' })
  })
})
