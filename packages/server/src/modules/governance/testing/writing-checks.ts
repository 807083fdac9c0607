/** The doors through which records are written, each held to what a role may change. */
import { builtInRegistry } from '@regulars/model'
import { expect } from 'vitest'
import type { Pool } from '../../../platform/database/connect.ts'
import { type Asking, changeable, paths } from './asking.ts'
import { type MarkedObject, type MarkedRecord, mark } from './marked-business.ts'

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
  const value = `bulk ${Math.random().toString(36)}`
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
