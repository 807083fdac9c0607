import { expect, test } from 'vitest'
import { testDatabase } from '../../platform/testing.ts'

const { pool } = await testDatabase()
const nobody = '00000000-0000-7000-8000-000000000000'

async function idOf(statement: string, values: unknown[] = []): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(`${statement} returning id`, values)
  return rows[0]!.id
}

const aContact = () => idOf("insert into contact (name) values ('Marta Kowalczyk')")
const anOrder = (contactId: string | null) =>
  idOf('insert into "order" (placed_at, currency, contact_id) values (now(), \'PLN\', $1)', [contactId])

test('a record that is not there cannot be pointed to, and the error names the column', async () => {
  const error = { code: '23503', table: 'order', column: 'contact_id', constraint: 'order_contact_id_fkey' }
  await expect(anOrder(nobody)).rejects.toMatchObject(error)
  const order = await anOrder(await aContact())
  const change = pool.query('update "order" set contact_id = $1 where id = $2', [nobody, order])
  await expect(change).rejects.toMatchObject(error)
})

test('one bad reference among many refuses the whole statement', async () => {
  const contact = await aContact()
  const before = await pool.query('select count(*) from "order"')
  const insert = pool.query(
    `insert into "order" (placed_at, currency, contact_id)
     select now(), 'PLN', id from unnest($1::uuid[]) as id`,
    [[contact, contact, nobody]],
  )
  await expect(insert).rejects.toMatchObject({ code: '23503' })
  expect(await pool.query('select count(*) from "order"')).toMatchObject({ rows: before.rows })
})

test('removing a record for good clears or removes what pointed to it', async () => {
  const contact = await aContact()
  const order = await anOrder(contact)
  await pool.query("select ensure_touchpoint_partition('2026-11-22')")
  await pool.query("insert into touchpoint (at, contact_id, type) values ('2026-11-22', $1, 'visit')", [
    contact,
  ])
  await idOf("insert into order_line (order_id, contact_id, currency) values ($1, $2, 'PLN')", [
    order,
    contact,
  ])

  await pool.query('delete from contact where id = $1', [contact])
  const { rows } = await pool.query(
    `select "order".contact_id as order_contact, order_line.contact_id as line_contact,
       (select count(*)::integer from touchpoint where touchpoint.contact_id = $1) as touchpoints
     from "order" join order_line on order_id = "order".id where "order".id = $2`,
    [contact, order],
  )
  expect(rows).toEqual([{ order_contact: null, line_contact: null, touchpoints: 0 }])

  await pool.query('delete from "order" where id = $1', [order])
  expect((await pool.query('select from order_line where order_id = $1', [order])).rowCount).toBe(0)
})

test('a record cannot be removed while another transaction begins to point to it', async () => {
  const contact = await aContact()
  const writer = await pool.connect()
  await writer.query('begin')
  await writer.query('insert into "order" (placed_at, currency, contact_id) values (now(), \'PLN\', $1)', [
    contact,
  ])
  const removal = pool.query('delete from contact where id = $1', [contact])
  await writer.query('commit')
  writer.release()
  await removal
  const { rowCount } = await pool.query('select from "order" where contact_id = $1', [contact])
  expect(rowCount).toBe(0)
})
