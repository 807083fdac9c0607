import { contact } from '@regulars/model'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { create, merge } from '../../records/index.ts'
import { testCollect } from './testing.ts'

const collect = await testCollect()
const { ctx, db } = collect

const marta = await create(ctx, contact, { name: 'Marta', email: 'marta@x.example', customerNumber: 'C-1' })
const twin = await create(ctx, contact, { name: 'M.', email: 'mk@x.example', customerNumber: 'C-2' })
await merge(ctx, contact, { into: marta, from: [twin] })

async function people() {
  const { rows } = await sql`
    select id, email, customer_number as number, city from contact where deleted_at is null`.execute(db)
  return rows
}

test('sales under the number of somebody who was merged are those of the one who stays', async () => {
  const till = `receipt,date,customer,article,qty,price
1,2026-01-05 10:00,C-1,Guji,1,10.00
2,2026-01-06 10:00,C-2,Guji,1,10.00
`
  const mapping = {
    receipt: 'orderNumber',
    date: 'date',
    customer: 'customerKey',
    article: 'productName',
    qty: 'quantity',
    price: 'unitPrice',
  }
  await collect.importFile('transactions', till, { mapping })
  expect(await people()).toEqual([{ id: marta, email: 'marta@x.example', number: 'C-1', city: null }])
  const { rows } = await sql`select number from "order" where contact_id = ${marta} order by number`.execute(
    db,
  )
  expect(rows).toEqual([{ number: '1' }, { number: '2' }])
})

test('a list of people with the address of somebody who was merged completes the one who stays', async () => {
  await collect.importFile('contacts', 'Email,City\nmk@x.example,Sopot\n')
  expect(await people()).toEqual([{ id: marta, email: 'marta@x.example', number: 'C-1', city: 'Sopot' }])
})
