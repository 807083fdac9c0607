/** Duplicates through the product: files are imported, the scan finds who is one and the same, people decide. */
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { carryOver } from '../records/duplicates/carry-over.ts'
import { scanDuplicates } from '../records/duplicates/run-scan.ts'
import { makeTown } from '../records/duplicates/testing.ts'
import { systemCtx } from '../records/index.ts'
import { runImport } from './collect/run-import.ts'
import { startImport } from './collect/start-import.ts'
import { describeWithDataSets, jobHandle, readDataSet } from './collect/testing.ts'
import { testServer } from './governance/testing.ts'
import { product } from './index.ts'

const { send, pool, services, ...server } = await testServer(product)
const owner = await server.owner()

async function ask(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, as = owner) {
  return send(method, `/api/v1/${path}`, as, body)
}

async function make(path: string, body: object) {
  const answer = await ask('POST', path, body)
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** Imports a text as records of an object; answers with the change set. */
async function importText(kind: string, text: string, mapping: Record<string, string>): Promise<string> {
  const { hash } = await services.files.write(Readable.from([Buffer.from(text)]))
  const { actor } = systemCtx(services, 'Test')
  const file = {
    kind,
    fileName: 'test.csv',
    fileKey: hash,
    options: { mapping, fresh: true, mode: 'create' as const, match: ['customerNumber'] },
  }
  const importId = await startImport(services, actor, file)
  await runImport.run({ importId, fileName: 'test.csv' }, jobHandle(services))
  const { rows } = await pool.query(
    'select status, rejected, problem, change_set_id from import where id = $1',
    [importId],
  )
  if (rows[0]?.status !== 'done') throw new Error(JSON.stringify(rows[0]))
  return rows[0].change_set_id
}

/** Scans as the route and its job do. */
async function scan(path: string, body: object = {}) {
  const { id: scanId } = await make(`${path}/duplicates/scans`, body)
  await scanDuplicates.run({ scanId, label: path }, jobHandle(services))
  const { data } = (await ask('GET', `${path}/duplicates/scans`)).body
  return data.find(({ id }: { id: string }) => id === scanId)
}

/** Nobody is there any more. */
const clear = (table: string) => pool.query(`update ${table} set deleted_at = now() where deleted_at is null`)

/** Precision, recall and F1 of the pairs found, by who people are in truth. */
async function judged(
  table: string,
  key: string,
  isSame: (one: string, two: string) => boolean,
  truth: number,
  isAsked: (one: string, two: string) => boolean = () => true,
) {
  const { rows } = await pool.query<{ one: string; two: string }>(
    `select one.${key} as one, two.${key} as two from duplicate_candidate
     join ${table} as one on one.id = first_id join ${table} as two on two.id = second_id
     where one.deleted_at is null and two.deleted_at is null`,
  )
  const found = rows.filter(({ one, two }) => isAsked(one, two))
  const right = found.filter(({ one, two }) => isSame(one, two)).length
  const [precision, recall] = [right / found.length, right / truth]
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

describeWithDataSets('FEBRL, invented Australians, in fields of people that were made for them', () => {
  const person = (record: string) => record.split('-')[1]
  const mapping = {
    rec_id: 'customerNumber',
    given_name: 'firstName',
    surname: 'lastName',
    street_number: 'streetNumber',
    address_1: 'street',
    address_2: 'addressLine2',
    suburb: 'city',
    postcode: 'postcode',
    state: 'region',
    date_of_birth: 'bornOn',
    soc_sec_id: 'socialSecurityNumber',
  }

  test.each([
    { set: 1, people: 1000, truth: 500, least: 0.995 },
    { set: 2, people: 5000, truth: 1934, least: 0.99 },
  ])('FEBRL $set: F1 of at least $least', async ({ set, people, truth, least }) => {
    await clear('contact')
    if (set === 1)
      for (const label of ['Street number', 'Address line 2', 'Born on', 'Social security number'])
        await make('objects/contact/fields', { label, kind: 'text' })
    await importText('contacts', readDataSet(`febrl/dataset${set}.csv`), mapping)
    const done = await scan('contacts')
    // One of set 2 has no name at all, which a person must have.
    expect(done.records).toBeGreaterThanOrEqual(people - 1)
    const found = await judged('contact', 'customer_number', (one, two) => person(one) === person(two), truth)
    expect(found.f1).toBeGreaterThanOrEqual(least)
  })
})

describeWithDataSets('splink fake 1000, with an e-mail address of its own for each record', () => {
  test('pairs found are all true but for a few, and are two thirds of those that there are', async () => {
    await clear('contact')
    await make('objects/contact/fields', { label: 'Mail', kind: 'email' })
    const text = readDataSet('splink-fake1000/fake_1000.csv')
    const clusters = new Map(
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => [line.split(',')[0]!, line.trim().split(',').at(-1)!]),
    )
    await importText('contacts', text, {
      unique_id: 'customerNumber',
      first_name: 'firstName',
      surname: 'lastName',
      dob: 'birthday',
      city: 'city',
      email: 'mail',
    })
    await scan('contacts')
    const found = await judged(
      'contact',
      'customer_number',
      (one, two) => clusters.get(one) === clusters.get(two),
      2031,
    )
    expect(found.precision).toBeGreaterThan(0.97)
    expect(found.recall).toBeGreaterThan(0.65)
  })
})

describeWithDataSets("restaurants of Fodor's and Zagat's guides", () => {
  test('finds all pairs across both guides; one in six is of two restaurants in one hotel', async () => {
    await clear('company')
    const mapping = {
      id: 'customerNumber',
      name: 'name',
      addr: 'street',
      city: 'city',
      phone: 'phone',
      type: 'industry',
    }
    for (const guide of ['fodors', 'zagats'])
      await importText('companies', readDataSet(`restaurants/${guide}.csv`), mapping)
    await scan('companies')
    const isOfFodor = (id: string) => Number(id) > 533
    const matches = new Set(
      readDataSet('restaurants/matches_fodors_zagats.csv')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.trim()),
    )
    const found = await judged(
      'company',
      'customer_number',
      (one, two) => matches.has(`${one},${two}`) || matches.has(`${two},${one}`),
      112,
      // Which are the same within one guide (branches of one house) nobody has written down.
      (one, two) => isOfFodor(one) !== isOfFodor(two),
    )
    expect(found.recall).toBeGreaterThan(0.98)
    expect(found.precision).toBeGreaterThan(0.8)
  })
})

describe('a shop in a small town, where a postcode says the town and thousands share it', () => {
  test('finds those who are there twice, and not those who live next to each other', async () => {
    await clear('contact')
    const truth = await makeTown(pool, 1500)
    await scan('contacts')
    const person = (number: string) => number.split(' ')[0]
    const found = await judged('contact', 'customer_number', (one, two) => person(one) === person(two), truth)
    // What is left are a Peter and a Petra of one house, and namesakes of whom little is known.
    expect(found.precision).toBeGreaterThan(0.9)
    expect(found.recall).toBeGreaterThan(0.95)
  })
})

describe('people decide', () => {
  const pairs = async (path = 'contacts', as = owner) =>
    (await ask('GET', `${path}/duplicates`, undefined, as)).body.data
  const idOf = ({ id }: { id: string }) => id
  const pairOf = async (name: string) =>
    (await pairs()).find(({ records }: { records: { name: string }[] }) =>
      records.some((record) => record.name === name),
    )
  const contactCalled = async (name: string): Promise<string> => {
    const { rows } = await pool.query('select id from contact where name = $1 and deleted_at is null', [name])
    return rows[0]!.id
  }
  /** What the reaction to the merge does some time after it. */
  const carryOverNow = (changeSetId: string) =>
    carryOver(systemCtx(services, 'Test'), {
      changeSetId,
      object: 'mergedRecord',
      event: 'created',
      count: 1,
    })
  const names = async () =>
    (await pairs())
      .map(({ records }: { records: { name: string }[] }) =>
        records
          .map(({ name }) => name)
          .sort()
          .join(' = '),
      )
      .sort()

  test('an import says who came in twice; merging, undoing and telling apart are remembered', async () => {
    await clear('contact')
    await make('contacts', {
      name: 'Anna Kowalska',
      email: 'anna@x.example',
      phone: '+48583010000',
      city: 'Gdańsk',
    })
    await make('contacts', {
      name: 'Otto Linde',
      email: 'otto@x.example',
      city: 'Ulm',
      birthday: '1970-01-02',
    })
    const changeSet = await importText(
      'contacts',
      'name,email,phone,city,birthday\nKowalska Ania,ania@y.example,+48583010000,Gdansk,\nKowalska A.,anna@z.example,+48583010000,,\nOtto Lindt,lindt@y.example,,Ulm,1970-02-01\n',
      { name: 'name', email: 'email', phone: 'phone', city: 'city', birthday: 'birthday' },
    )
    await scan('contacts', { changeSet })
    expect(await names()).toEqual([
      'Anna Kowalska = Kowalska A.',
      'Anna Kowalska = Kowalska Ania',
      'Kowalska A. = Kowalska Ania',
      'Otto Linde = Otto Lindt',
    ])
  })

  test('two that were told apart are not offered again, nor after a scan, until that is undone', async () => {
    const pair = await pairOf('Otto Linde')
    const told = await ask('POST', 'contacts/duplicates/different', { records: pair.records.map(idOf) })
    expect(told.status).toBe(204)
    await scan('contacts')
    expect(await names()).not.toContain('Otto Linde = Otto Lindt')
    await ask('POST', `change-sets/${told.headers['x-change-set']}/undo`)
    expect(await names()).toContain('Otto Linde = Otto Lindt')
  })

  test('after a merge those it looked like are offered with the one that stays; undoing it brings back all', async () => {
    const before = await names()
    const [anna, ania] = await Promise.all(['Anna Kowalska', 'Kowalska Ania'].map(contactCalled))
    const merged = await ask('POST', `contacts/${anna}/merge`, { from: [ania] })
    await carryOverNow(String(merged.headers['x-change-set']))
    expect(await names()).toEqual(['Anna Kowalska = Kowalska A.', 'Otto Linde = Otto Lindt'])
    await ask('POST', `change-sets/${merged.headers['x-change-set']}/undo`)
    expect(await names()).toEqual(before)
  })

  test('who is not the same as one that was merged is not the same as the one that stays', async () => {
    const [anna, ania, a] = await Promise.all(
      ['Anna Kowalska', 'Kowalska Ania', 'Kowalska A.'].map(contactCalled),
    )
    const told = await ask('POST', 'contacts/duplicates/different', { records: [ania, a] })
    const merged = await ask('POST', `contacts/${anna}/merge`, { from: [ania] })
    expect(await names()).toEqual(['Otto Linde = Otto Lindt'])
    for (const { headers } of [merged, told]) await ask('POST', `change-sets/${headers['x-change-set']}/undo`)
  })

  test('whoever may see only some is shown only pairs of those, without fields that are hidden', async () => {
    const rights = {
      objects: {
        contact: {
          create: 'none',
          read: { where: { field: 'city', op: 'is', value: 'Ulm' } },
          update: 'none',
          delete: 'none',
        },
      },
      fields: { contact: { birthday: 'hidden' } },
    }
    const some = await server.key(await server.role('ulm', rights as never))
    const seen = await pairs('contacts', some)
    expect(seen).toHaveLength(1)
    expect(seen[0].because).not.toMatch(/birthday/i)
    expect(JSON.stringify(seen)).not.toContain('1970-01-02')
    expect(await ask('POST', 'contacts/duplicates/scans', {}, some)).toMatchObject({ status: 403 })
    expect(
      await ask('POST', 'contacts/duplicates/different', { records: seen[0].records.map(idOf) }, some),
    ).toMatchObject({ status: 403 })
    expect(
      await ask('POST', 'contacts/duplicates/different', {
        records: [idOf(seen[0].records[0]), crypto.randomUUID()],
      }),
    ).toMatchObject({
      status: 422,
      body: { code: 'duplicates.no-such-pair' },
    })
  })

  test('before somebody is added, those they look like are told', async () => {
    const { data } = (
      await ask('POST', 'contacts/duplicates/check', {
        values: { name: 'Ana Kowalska', phone: '+48583010000' },
      })
    ).body
    expect(data).toContainEqual(
      expect.objectContaining({
        record: expect.objectContaining({ name: 'Anna Kowalska' }),
        because: 'Same phone; name spelt alike or a short form.',
      }),
    )
    expect(
      (await ask('POST', 'contacts/duplicates/check', { values: { name: 'Bo Park' } })).body.data,
    ).toEqual([])
    const twin = { name: 'Anna Kowalska', phone: '+48583010000' }
    expect(await ask('POST', 'contacts?duplicates=refuse', twin)).toMatchObject({
      status: 409,
      body: {
        code: 'record.looks-like',
        twins: expect.arrayContaining([expect.objectContaining({ because: 'Same phone and name.' })]),
      },
    })
  })

  test('nothing is merged by itself until the owner says from when on; then what is surer is', async () => {
    const would = (await ask('GET', 'contacts/duplicates/automatic?atLeast=0.999999')).body
    expect(would).toEqual({ records: 2, groups: 1, left: 0 })
    expect((await scan('contacts')).merged).toBe(0)
    await ask('PATCH', 'settings', { mergeDuplicatesFrom: { contact: 0.999999 } })
    expect((await scan('contacts')).merged).toBe(2)
    expect(await names()).toEqual(['Otto Linde = Otto Lindt'])
    expect((await ask('GET', 'contacts')).body.data.map(({ name }: { name: string }) => name).sort()).toEqual(
      ['Anna Kowalska', 'Otto Linde', 'Otto Lindt'],
    )
  })

  test('an object of one’s own has duplicates by the kinds of its fields, and other objects have none', async () => {
    await make('objects', { label: 'Horse', labelPlural: 'Horses', icon: 'paw-print', titleLabel: 'Name' })
    await make('objects/horse/fields', { label: 'Foaled on', kind: 'date' })
    await make('objects/horse/fields', { label: 'Chip', kind: 'text' })
    for (const horse of [
      { name: 'Black Beauty', foaledOn: '2011-04-01', chip: '276020000123456' },
      { name: 'Beauty Black', foaledOn: '2011-01-04', chip: '276020000123456' },
      { name: 'Bella', foaledOn: '2014-05-09', chip: '276020000777777' },
      { name: 'Fury', foaledOn: '2009-07-21', chip: '276020000888888' },
    ])
      await make('horses', horse)
    await scan('horses')
    const found = await pairs('horses')
    expect(found).toMatchObject([{ because: 'Same name and chip; foaled on with day and month swapped.' }])
    expect(await ask('POST', 'orders/duplicates/scans', {})).toMatchObject({ status: 404 })
  })
})
