import { company, contact, note, order, orderLine, product, type Role, task } from '@regulars/model'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testRecords } from '../testing.ts'
import { create, createMany } from './create.ts'
import { readRecords } from './record-rows.ts'
import { remove, restore } from './remove.ts'
import { update, updateMany } from './update.ts'
import { upsert } from './upsert.ts'

const { ctx, db, as, clock, services } = await testRecords()

async function read(object: typeof contact | typeof order | typeof company | typeof orderLine, id: string) {
  return (await readRecords(ctx, object as never, [id])).get(id)
}

describe('creating', () => {
  test('keeps values, fills in defaults, and says who and with which change set', async () => {
    const id = await create(ctx, contact, {
      name: ' Jo Park ',
      email: 'jo@park.example',
      tags: ['regular', 'tea'],
    })
    expect(await read(contact, id)).toMatchObject({
      name: 'Jo Park',
      email: 'jo@park.example',
      lifecycle: 'lead',
      tags: ['regular', 'tea'],
      orderCount: 0,
      version: 1,
      createdById: null,
    })
    const { rows } = await sql`
      select change_set.label, change_set.state, change_set.counts from change_set
      join contact on contact.change_set_id = change_set.id where contact.id = ${id}`.execute(db)
    expect(rows).toEqual([{ label: 'Added a person', state: 'done', counts: { contact: { created: 1 } } }])
  })

  test('names every field that is wrong at once', async () => {
    const attempt = create(ctx, contact, { email: 'no address', colour: 'red', birthday: '2026-02-30' })
    await expect(attempt).rejects.toMatchObject({
      code: 'record.invalid',
      status: 422,
      faults: [{ field: 'email' }, { field: 'colour' }, { field: 'birthday' }, { field: 'name' }],
    })
    await expect(create(ctx, contact, {})).rejects.toMatchObject({ field: 'name' })
  })

  test('names the record that has a value which only one may have', async () => {
    const id = await create(ctx, contact, { name: 'Ada Lind', email: 'Ada@Lind.example' })
    await expect(create(ctx, contact, { name: 'Other', email: 'ada@lind.example' })).rejects.toMatchObject({
      code: 'record.taken',
      status: 409,
      field: 'email',
      extra: { takenBy: { object: 'contact', id, title: 'Ada Lind' } },
    })
  })

  test('finds two of a batch that want the same value', async () => {
    const twins = [
      { name: 'One', email: 'twin@x.example' },
      { name: 'Two', email: 'TWIN@x.example' },
    ]
    await expect(createMany(ctx, contact, twins)).rejects.toMatchObject({
      faults: [{ field: 'create.1.email' }],
    })
  })

  test('leaves nothing behind when one of many is wrong', async () => {
    const names = [{ name: 'Batch one' }, { name: 'Batch two', email: 'nothing' }]
    await expect(createMany(ctx, contact, names)).rejects.toMatchObject({ field: 'create.1.email' })
    const { rows } = await sql`select from contact where name = 'Batch one'`.execute(db)
    expect(rows).toEqual([])
  })

  test('refuses a reference to what is not there', async () => {
    const companyId = '01890000-0000-7000-8000-000000000000'
    await expect(create(ctx, contact, { name: 'X', companyId })).rejects.toMatchObject({ field: 'companyId' })
  })

  test('keeps text that means something to SQL as it is', async () => {
    const name = `Robert'); drop table contact;-- "x" $1 \\ %_`
    const id = await create(ctx, contact, { name })
    expect(await read(contact, id)).toMatchObject({ name })
  })
})

describe('changing', () => {
  test('raises the version and writes down only what differs', async () => {
    const id = await create(ctx, contact, { name: 'Kim', city: 'Graz' })
    clock.advance(60_000)
    await update(ctx, contact, id, { city: 'Linz', name: 'Kim' })
    expect(await read(contact, id)).toMatchObject({ city: 'Linz', version: 2 })
    const { rows } = await sql`select op, before, after from change where record_id = ${id}`.execute(db)
    expect(rows).toEqual([{ op: 'update', before: { city: 'Graz' }, after: { city: 'Linz' } }])
  })

  test('leaves no trace when nothing differs', async () => {
    const id = await create(ctx, contact, { name: 'Same', birthday: '1980-02-29', tags: ['a'] })
    await update(ctx, contact, id, { name: 'Same', birthday: '1980-02-29', tags: ['a'] })
    expect(await read(contact, id)).toMatchObject({ version: 1 })
    const { rows } =
      await sql`select from change_set where label = 'Changed name, birthday, tags of a person'`.execute(db)
    expect(rows).toEqual([])
  })

  test('is refused on an older version, showing what changed meanwhile', async () => {
    const id = await create(ctx, contact, { name: 'Lee', city: 'Bonn' })
    await update(ctx, contact, id, { city: 'Köln' })
    await expect(update(ctx, contact, id, { city: 'Trier' }, { ifVersion: 1 })).rejects.toMatchObject({
      code: 'record.version-clash',
      status: 412,
      extra: { version: 2, changed: [{ field: 'city', before: 'Bonn', after: 'Köln' }] },
    })
    await update(ctx, contact, id, { city: 'Trier' }, { ifVersion: 2 })
  })

  test('gives a unique value free for another record', async () => {
    const [a, b] = await createMany(ctx, contact, [
      { name: 'A', email: 'swap-a@x.example' },
      { name: 'B', email: 'swap-b@x.example' },
    ])
    await update(ctx, contact, a!, { email: null })
    await update(ctx, contact, b!, { email: 'swap-a@x.example' })
    expect(await read(contact, b!)).toMatchObject({ email: 'swap-a@x.example' })
  })

  test('changes many records, each its own way, in one change set', async () => {
    const ids = await createMany(ctx, company, [{ name: 'Un' }, { name: 'Deux' }])
    await updateMany(ctx, company, [
      { id: ids[0]!, values: { city: 'Lyon' } },
      { id: ids[1]!, values: { employees: 12 } },
    ])
    expect(await read(company, ids[0]!)).toMatchObject({ city: 'Lyon', employees: null, version: 2 })
    expect(await read(company, ids[1]!)).toMatchObject({ city: null, employees: 12 })
  })

  test('refuses what only Regulars keeps, unless a module does it', async () => {
    const id = await create(ctx, contact, { name: 'Rev' })
    await expect(update(ctx, contact, id, { revenue: 5 })).rejects.toMatchObject({ field: 'revenue' })
    await update(ctx, contact, id, { revenue: 5 }, { trusted: true })
    expect(await read(contact, id)).toMatchObject({ revenue: 5 })
  })

  test('waits for who was first, so that none of two changes is lost', async () => {
    const id = await create(ctx, contact, { name: 'Race' })
    await Promise.all([
      update(ctx, contact, id, { city: 'Ulm' }),
      update(ctx, contact, id, { jobTitle: 'Baker' }),
    ])
    expect(await read(contact, id)).toMatchObject({ city: 'Ulm', jobTitle: 'Baker', version: 3 })
  })
})

describe('upserting', () => {
  test('makes the record the first time and changes it the second', async () => {
    const first = await upsert(ctx, contact, 'customerNumber', 'C-7', { name: 'Seven' })
    const second = await upsert(ctx, contact, 'customerNumber', 'c-7', { city: 'Wien' })
    expect(first.created).toBe(true)
    expect(second).toEqual({ id: first.id, created: false })
    expect(await read(contact, first.id)).toMatchObject({ customerNumber: 'C-7', city: 'Wien' })
  })

  test('makes one record when ten do it at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        upsert(ctx, product, 'code', 'P-1', { name: `Bean ${index}` }),
      ),
    )
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(all.filter(({ created }) => created)).toHaveLength(1)
  })

  test('names the keys there are', async () => {
    await expect(upsert(ctx, contact, 'name', 'x', {})).rejects.toMatchObject({
      code: 'record.no-such-key',
      mend: 'They are known by email, customerNumber.',
    })
  })
})

describe('removing', () => {
  test('puts a record into the bin with its parts, and brings both back', async () => {
    const id = await create(ctx, order, { placedAt: '2026-01-05T10:00:00Z', currency: 'EUR' })
    const lines = await createMany(ctx, orderLine, [
      { orderId: id, currency: 'EUR', amount: 100 },
      { orderId: id, currency: 'EUR', amount: 250 },
    ])
    await remove(ctx, orderLine, lines[0]!)
    clock.advance(1000)
    await remove(ctx, order, id)
    expect((await read(order, id))?.deletedAt).not.toBeNull()
    expect((await read(orderLine, lines[1]!))?.deletedAt).not.toBeNull()
    await expect(update(ctx, order, id, { comment: 'x' })).rejects.toMatchObject({ code: 'record.not-found' })
    await restore(ctx, order, id)
    expect((await read(order, id))?.deletedAt).toBeNull()
    expect((await read(orderLine, lines[1]!))?.deletedAt).toBeNull()
    // Removed by itself before, so it stays in the bin.
    expect((await read(orderLine, lines[0]!))?.deletedAt).not.toBeNull()
  })

  test('gives a unique value free, and refuses to come back when it is taken', async () => {
    const id = await create(ctx, contact, { name: 'Gone', email: 'gone@x.example' })
    await remove(ctx, contact, id)
    await create(ctx, contact, { name: 'New', email: 'gone@x.example' })
    await expect(restore(ctx, contact, id)).rejects.toMatchObject({ code: 'record.taken' })
  })
})

describe('rights', () => {
  const me = '01890000-0000-7000-8000-0000000000a1'
  const role = (objects: Role['objects'], fields: Role['fields'] = {}): Role => ({
    key: 'test',
    label: 'Test',
    description: '',
    objects: { '*': { create: 'all', read: 'all', update: 'all', delete: 'all' }, ...objects },
    fields,
    capabilities: [],
  })
  const onlyMine = role({ contact: { create: 'mine', read: 'mine', update: 'mine', delete: 'none' } })

  async function insertUser() {
    await sql`insert into role (id, key, label, rights) values (${me}, 'r', 'R', '{}') on conflict do nothing`.execute(
      db,
    )
    await sql`insert into app_user (id, name, email, role_id) values (${me}, 'Me', 'me@x.example', ${me}) on conflict do nothing`.execute(
      db,
    )
  }

  test('a record that may not be seen is not there', async () => {
    const id = await create(ctx, contact, { name: 'Hidden' })
    await expect(update(as(onlyMine, { userId: me }), contact, id, { city: 'X' })).rejects.toMatchObject({
      code: 'record.not-found',
    })
  })

  test('a new record belongs to whoever made it, and must lie within what they may make', async () => {
    await insertUser()
    const mine = as(onlyMine, { userId: me })
    const id = await create(mine, contact, { name: 'Own' })
    await update(mine, contact, id, { city: 'Here' })
    expect(await read(contact, id)).toMatchObject({ ownerId: me, createdById: me, city: 'Here' })
    await expect(create(mine, contact, { name: 'Not', ownerId: null })).rejects.toMatchObject({
      code: 'record.not-allowed',
    })
  })

  test('an act without right is refused whatever the record', async () => {
    const id = await create(ctx, contact, { name: 'Stay' })
    await expect(remove(as(onlyMine, { userId: me }), contact, id)).rejects.toMatchObject({
      code: 'record.not-allowed',
      status: 403,
    })
    await expect(create(as('viewer'), contact, { name: 'X' })).rejects.toMatchObject({ status: 403 })
  })

  test('nothing can be hung on a record that may not be seen', async () => {
    await insertUser()
    const hidden = await create(ctx, contact, { name: 'Far' })
    const attempt = create(as(onlyMine, { userId: me }), note, { text: 'Hello', contactId: hidden })
    await expect(attempt).rejects.toMatchObject({ field: 'contactId' })
  })

  test('a hidden field is answered like one that there is not, a readable one as not to be changed', async () => {
    const closed = as(role({}, { contact: { birthday: 'hidden', city: 'read' } }))
    await expect(create(closed, contact, { name: 'X', birthday: '2000-01-01' })).rejects.toMatchObject({
      title: 'Person has no field “birthday”.',
    })
    await expect(create(closed, contact, { name: 'X', city: 'Y' })).rejects.toMatchObject({
      title: 'City is not yours to change.',
    })
  })

  test('a taken value of a hidden record is refused without naming it', async () => {
    await insertUser()
    await create(ctx, contact, { name: 'Secret', email: 'secret@x.example' })
    const attempt = create(as(onlyMine, { userId: me }), contact, { name: 'X', email: 'secret@x.example' })
    await expect(attempt).rejects.toMatchObject({ title: 'E-mail is taken.', extra: {} })
  })

  test('managed objects are written by their modules alone', async () => {
    const managed = services.definitions.registry.object('import')
    await expect(create(ctx, managed, { fileName: 'a.csv' })).rejects.toMatchObject({
      code: 'record.managed',
    })
    const values = { fileName: 'a.csv', kind: 'contacts', options: {} }
    expect(await create(ctx, managed, values, { trusted: true })).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('everyone may name themselves, also who may not see the users', async () => {
    await insertUser()
    const blind = role({ user: { create: 'none', read: 'none', update: 'none', delete: 'none' } })
    const id = await create(as(blind, { userId: me }), task, { title: 'Call' })
    await expect(update(as(blind, { userId: me }), task, id, { ownerId: me })).resolves.toBeUndefined()
  })
})
