/** The doors through which records are read and written, each held to what a role may do. */

import { builtInRegistry } from '@regulars/model'
import { expect } from 'vitest'
import type { Pool } from '../../../platform/database/connect.ts'
import type { Answer } from '../testing.ts'
import { type MarkedObject, type MarkedRecord, mark } from './marked-business.ts'
import type { Oracle } from './what-may-be-seen.ts'

/** Somebody who asks in a role. */
export interface Asking {
  oracle: Oracle
  pool: Pool
  /** Asks below `/api/v1/`, and makes sure that the answer gives nothing away. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>
}

export const paths = { contact: 'contacts', company: 'companies', order: 'orders', note: 'notes' } as const
export const markedObjects = Object.keys(paths) as MarkedObject[]

/** A text field of each object that the tests change. */
export const changeable: Record<MarkedObject, { field: string; column: string }> = {
  contact: { field: 'jobTitle', column: 'job_title' },
  company: { field: 'vatNumber', column: 'vat_number' },
  order: { field: 'comment', column: 'comment' },
  note: { field: 'text', column: 'text' },
}

const includes: Record<MarkedObject, readonly string[]> = {
  contact: ['company', 'orders', 'notes'],
  company: ['contacts', 'contacts.orders'],
  order: ['contact', 'contact.company'],
  note: ['contact'],
}

const idsOf = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id).sort()

/** Lists, counts and what is included show exactly what may be seen. */
export async function checkLists({ oracle, ask }: Asking): Promise<void> {
  for (const object of markedObjects) {
    const list = await ask('GET', `${paths[object]}?limit=200`)
    const counted = await ask('GET', `${paths[object]}/count`)
    if (!oracle.mayAny('read', object)) {
      expect([list.status, counted.status]).toEqual([403, 403])
      continue
    }
    expect(list.status, JSON.stringify(list.body)).toBe(200)
    const visible = idsOf(oracle.visible(object))
    expect(idsOf(list.body.data)).toEqual(visible)
    expect([list.body.count, counted.body.count]).toEqual([visible.length, visible.length])
    for (const include of includes[object]) await ask('GET', `${paths[object]}?include=${include}`)
  }
}

/** Sums are those of what may be seen. */
export async function checkSums({ oracle, ask }: Asking): Promise<void> {
  const employees = await ask('GET', 'companies/aggregate?groupBy=industry&measures=count,sum:employees')
  if (!oracle.mayAny('read', 'company') || oracle.hides('company', 'industry', 'employees'))
    expect(employees.status).toBeGreaterThanOrEqual(400)
  else {
    const companies = oracle.visible('company')
    expect(sumOf(employees.body.data, 'count')).toBe(companies.length)
    expect(sumOf(employees.body.data, 'sum:employees')).toBe(plainSum(companies, 'employees'))
  }
  const totals = await ask('GET', 'orders/aggregate?groupBy=contact.city&measures=sum:total')
  if (
    !oracle.mayAny('read', 'order') ||
    oracle.hides('order', 'contact', 'total') ||
    oracle.hides('contact', 'city')
  )
    expect(totals.status).toBeGreaterThanOrEqual(400)
  else if (totals.status === 200) {
    const shown = oracle.visible('order')
    expect(sumOf(totals.body.data, 'sum:total')).toBe(plainSum(shown, 'total'))
    const known = shown.filter(({ contact }) => contact && oracle.may('read', oracle.business.get(contact)!))
    const inCities = (totals.body.data as Record<string, unknown>[]).filter(
      (row) => row['contact.city'] !== null,
    )
    expect(sumOf(inCities, 'sum:total')).toBe(plainSum(known, 'total'))
  }
}

const sumOf = (rows: readonly Record<string, unknown>[], measure: string): number =>
  rows.reduce((sum, row) => sum + Number(row[measure]), 0)
const plainSum = (records: readonly MarkedRecord[], field: string): number =>
  records.reduce((sum, { plain }) => sum + Number(plain[field]), 0)

/** A question about other records counts those that may be seen, and no others. */
export async function checkQuestionsAboutOthers({ oracle, ask }: Asking): Promise<void> {
  const contacts = oracle.visible('contact')
  const companyOf = ({ company }: MarkedRecord) => (company ? oracle.business.get(company) : undefined)
  const ordersOf = ({ id }: MarkedRecord) => oracle.visible('order').filter(({ contact }) => contact === id)
  const expectAnswer = async (query: string, refused: boolean, expected: readonly MarkedRecord[]) => {
    const answer = await ask('GET', `contacts?limit=200&${query}`)
    if (refused || !oracle.mayAny('read', 'contact')) expect(answer.status).toBeGreaterThanOrEqual(400)
    else if (answer.status === 200) expect(idsOf(answer.body.data)).toEqual(idsOf(expected))
    else expect([oracle.mayAny('read', 'company'), oracle.mayAny('read', 'order')]).toContain(false)
  }
  await expectAnswer(
    'company.industry=Hotel',
    oracle.hides('contact', 'company') || oracle.hides('company', 'industry'),
    contacts.filter((contact) => {
      const company = companyOf(contact)
      return company && oracle.may('read', company) && company.plain.industry === 'Hotel'
    }),
  )
  const inStore = { has: 'orders', where: { field: 'channel', op: 'is', value: 'store' } }
  const storeHidden = oracle.hides('order', 'contact', 'channel')
  const boughtInStore = (contact: MarkedRecord) =>
    ordersOf(contact).some(({ plain }) => plain.channel === 'store')
  await expectAnswer(filterOf(inStore), storeHidden, contacts.filter(boughtInStore))
  await expectAnswer(
    filterOf({ not: inStore }),
    storeHidden,
    contacts.filter((contact) => !boughtInStore(contact)),
  )
  await expectAnswer(
    filterOf({ has: 'orders', sum: 'total', op: 'gte', value: 40 }),
    oracle.hides('order', 'contact', 'total'),
    contacts.filter((contact) => plainSum(ordersOf(contact), 'total') >= 40),
  )
}

const filterOf = (condition: unknown): string => `filter=${encodeURIComponent(JSON.stringify(condition))}`

/** Nobody feels for a hidden field by asking, sorting or grouping by it. */
export async function checkHiddenQuestions({ oracle, ask }: Asking): Promise<void> {
  for (const object of markedObjects) {
    const hidden = Object.keys(oracle.rights.fields[object]).filter((field) => oracle.hides(object, field))
    for (const field of hidden)
      for (const query of [
        `?${field}.isNotEmpty`,
        `/count?${field}.isEmpty`,
        `?sort=${field}`,
        `?fields=${field}`,
        `/aggregate?groupBy=${field}`,
        `/aggregate?measures=max:${field}`,
      ]) {
        const { status } = await ask('GET', `${paths[object]}${query}`)
        expect(status, `${object}${query}`).toBeGreaterThanOrEqual(400)
      }
  }
}

/** A record is there for those who may see it, and says what they may do with it. */
export async function checkSingleRecords({ oracle, ask }: Asking): Promise<void> {
  for (const record of oracle.business.values()) {
    const { status, body } = await ask('GET', `${paths[record.object]}/${record.id}?include=may`)
    expect(status).toBe(statusOfReading(oracle, record))
    if (status !== 200) continue
    expect(body.may).toEqual({ update: oracle.may('update', record), delete: oracle.may('delete', record) })
    for (const field of Object.keys(oracle.rights.fields[record.object]))
      if (oracle.hides(record.object, field)) expect(Object.keys(body)).not.toContain(field)
  }
}

function statusOfReading(oracle: Oracle, record: MarkedRecord): number {
  if (!oracle.mayAny('read', record.object)) return 403
  return oracle.may('read', record) ? 200 : 404
}

/** Search finds what may be seen, by what may be seen of it. */
export async function checkSearch({ oracle, ask }: Asking): Promise<void> {
  for (const record of oracle.business.values()) {
    const field = { contact: 'email', company: 'name', order: 'number', note: 'text' }[record.object]
    const { status, body } = await ask('GET', `search?q=${mark(record.object, record.number, field)}`)
    expect(status).toBe(200)
    for (const { id } of body.data as { id: string }[])
      expect(oracle.may('read', oracle.business.get(id)!)).toBe(true)
    if (oracle.hides(record.object, field)) expect(body.data).toEqual([])
  }
}

/** The past tells no more than the present. */
export async function checkPast({ oracle, ask }: Asking): Promise<void> {
  const now = encodeURIComponent(new Date(Date.now() + 60_000).toISOString())
  for (const record of oracle.business.values()) {
    const path = `${paths[record.object]}/${record.id}`
    for (const past of [`${path}/history`, `${path}/as-of?at=${now}`])
      expect((await ask('GET', past)).status).toBe(statusOfReading(oracle, record))
  }
  await ask('GET', 'change-sets?limit=200')
  await ask('GET', 'objects')
}

/** A change reaches a record exactly when its field and the record are open, one by one and in bulk. */
export async function checkUpdates({ oracle, ask, pool }: Asking): Promise<void> {
  for (const record of oracle.business.values()) {
    const { field } = changeable[record.object]
    const open = oracle.may('update', record) && oracle.level(record.object, field) === 'write'
    const value = mark(record.object, record.number, field, Math.floor(Math.random() * 1e9))
    const { status } = await ask('PATCH', `${paths[record.object]}/${record.id}`, { [field]: value })
    expect(status === 200, `PATCH ${record.object}: ${status}`).toBe(open)
    expect((await storedValue(pool, record)) === value).toBe(open)
  }
  await checkBulk({ oracle, ask, pool })
}

async function checkBulk({ oracle, ask, pool }: Asking): Promise<void> {
  const value = `bulk ${Math.random()}`
  const contacts = [...oracle.business.values()].filter(({ object }) => object === 'contact')
  const before = await Promise.all(contacts.map((contact) => storedValue(pool, contact)))
  const { status, body } = await ask('POST', 'contacts/bulk', {
    filter: { all: [] },
    update: { jobTitle: value },
  })
  const open = oracle.level('contact', 'jobTitle') === 'write'
  for (const [index, contact] of contacts.entries()) {
    const expected = open && oracle.may('update', contact) ? value : before[index]
    expect(await storedValue(pool, contact), JSON.stringify(body)).toBe(expected)
  }
  if (status === 200) expect(body.matched).toBe(oracle.visible('contact').length)
  for (const contact of contacts)
    await pool.query('update contact set job_title = $1 where id = $2', [
      mark('contact', contact.number, 'jobTitle', 2),
      contact.id,
    ])
}

async function storedValue(pool: Pool, { object, id }: MarkedRecord): Promise<string> {
  const { rows } = await pool.query(
    `select ${changeable[object].column} as value from ${tableOf(object)} where id = $1`,
    [id],
  )
  return rows[0].value
}

const tableOf = (object: MarkedObject): string => `"${builtInRegistry.object(object).table}"`

/** Nothing is hung on a record that may not be seen, and nothing is made outside one's reach. */
export async function checkCreations({ oracle, ask, pool }: Asking): Promise<void> {
  const contacts = [...oracle.business.values()].filter(({ object }) => object === 'contact').slice(0, 4)
  for (const contact of contacts) {
    const values = { text: `new about ${contact.number}`, contactId: contact.id }
    const { status } = await ask('POST', 'notes', values)
    const made = { ...contact, object: 'note', contact: contact.id, owner: oracle.who.userId } as MarkedRecord
    const { create } = oracle.rights.objects.note
    const open =
      create.holds(made, oracle.who, oracle.business) &&
      oracle.may('read', contact) &&
      oracle.level('note', 'text') === 'write' &&
      oracle.level('note', 'contact') === 'write'
    expect(status === 201, `POST note: ${status}`).toBe(open)
    const { rowCount } = await pool.query('delete from note where text = $1', [values.text])
    expect(rowCount).toBe(open ? 1 : 0)
  }
}

/** A removal reaches a record exactly when it is open, and undoing others' changes is not open at all. */
export async function checkRemovals({ oracle, ask, pool }: Asking): Promise<void> {
  for (const record of oracle.business.values()) {
    const { status } = await ask('DELETE', `${paths[record.object]}/${record.id}`)
    const open = oracle.may('delete', record)
    expect(status < 300, `DELETE ${record.object}: ${status}`).toBe(open)
    const gone = await pool.query(
      `update ${tableOf(record.object)} set deleted_at = null where deleted_at is not null`,
    )
    expect(gone.rowCount).toBe(open ? 1 : 0)
  }
  const { rows } = await pool.query("select id from change_set where state = 'done' order by id limit 1")
  expect((await ask('POST', `change-sets/${rows[0].id}/undo`)).status).toBe(403)
}
