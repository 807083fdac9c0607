import { describe, expect, it } from 'vitest'
import { dataSet, describeWithDataSets, testCollect } from '../testing.ts'

const collect = await testCollect()
const { pool } = collect

async function count(table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*) as count from ${table}`)
  return rows[0]!.count
}

const tables = ['contact', 'product', 'store', '"order"', 'order_line', 'touchpoint']
const countAll = async () =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)])))

const till = `receipt,date,customer,e-mail,article,qty,price,store
1,2024-03-01 10:00,K1,ann@shop.example,Guji,2,13.50,Wrzeszcz
1,2024-03-01 10:00,K1,ann@shop.example,Filters,1,5.90,Wrzeszcz
2,2024-03-02 11:30,,bob@shop.example,Guji,1,13.50,Sopot
3,2024-03-02 12:00,,,Guji,1,13.50,Sopot
4,2024-03-09 09:15,K1,,Guji,-1,13.50,Wrzeszcz
`
const options = {
  mapping: {
    receipt: 'orderNumber',
    date: 'date',
    customer: 'customerKey',
    'e-mail': 'email',
    article: 'productName',
    qty: 'quantity',
    price: 'unitPrice',
    store: 'store',
  },
}

describe('a till file', () => {
  it('becomes contacts, products, stores, orders and lines in one pass', async () => {
    expect(await collect.importFile('transactions', till, options)).toMatchObject({
      status: 'done',
      total: 5,
      created: 5,
      unchanged: 0,
      rejected: 0,
    })
    expect(await countAll()).toMatchObject({
      contact: 2,
      product: 2,
      store: 2,
      '"order"': 4,
      order_line: 5,
      touchpoint: 3,
    })
  })

  it('adds up: lines to orders, orders to customers, returns taken off', async () => {
    const { rows } = await pool.query(
      'select number, total, line_count, is_return from "order" order by number',
    )
    expect(rows).toEqual([
      { number: '1', total: 3290, line_count: 2, is_return: false },
      { number: '2', total: 1350, line_count: 1, is_return: false },
      { number: '3', total: 1350, line_count: 1, is_return: false },
      { number: '4', total: -1350, line_count: 1, is_return: true },
    ])
    const { rows: people } = await pool.query(
      'select customer_number, order_count, revenue, last_order_on from contact order by 1',
    )
    expect(people).toEqual([
      { customer_number: 'K1', order_count: 1, revenue: 1940, last_order_on: '2024-03-01' },
      { customer_number: null, order_count: 1, revenue: 1350, last_order_on: '2024-03-02' },
    ])
  })

  it('changes nothing when it comes a second time', async () => {
    const before = await countAll()
    expect(await collect.importFile('transactions', till, options)).toMatchObject({
      created: 0,
      unchanged: 5,
      changeSetId: null,
    })
    expect(await countAll()).toEqual(before)
  })

  it('adds the lines that are new to an order that is there, and recognises who gave a number later', async () => {
    const more = `${till}2,2024-03-02 11:30,K2,bob@shop.example,Cup,1,14.90,Sopot\n`
    expect(await collect.importFile('transactions', more, options)).toMatchObject({
      created: 1,
      unchanged: 5,
    })
    const { rows } = await pool.query('select total, line_count from "order" where number = $1', ['2'])
    expect(rows).toEqual([{ total: 2840, line_count: 2 }])
    const { rows: bob } = await pool.query(
      "select customer_number, revenue from contact where email = 'bob@shop.example'",
    )
    expect(bob).toEqual([{ customer_number: 'K2', revenue: 2840 }])
  })

  it('keeps what was rejected with the reason beside each', async () => {
    const plain = Array.from({ length: 250 }, (_, at) => `2023-01-01,5,P${at}`).join('\n')
    const broken = `date,amount,customer\n${plain}\n2024-02-31,5,A\n2024-01-03,much,A\n2024-01-04,9,4111 1111 1111 1111\n`
    const run = await collect.importFile('transactions', broken, {
      mapping: { date: 'date', amount: 'amount', customer: 'customerKey' },
    })
    expect(run).toMatchObject({ total: 253, created: 250, rejected: 3 })
    const { rows } = await pool.query(
      'select row_number, problems from import_rejected where import_id = $1 order by 1',
      [run.id],
    )
    expect(rows.map(({ row_number, problems }) => [row_number, problems[0]])).toEqual([
      [252, 'Date: “2024-02-31” is no date'],
      [253, expect.stringContaining('“much” is no number')],
      [254, expect.stringContaining('payment card number')],
    ])
    const { rows: kept } = await pool.query(
      "select count(*) from import_rejected where array_to_string(cells, '') like '%4111%'",
    )
    expect(kept[0].count).toBe(0)
  })

  it('refuses lines that are in another currency than their order', async () => {
    const mixed = 'order,date,amount,currency\nX1,2024-01-01,5,EUR\nX1,2024-01-01,5,USD\n'
    expect(await collect.importFile('transactions', mixed)).toMatchObject({ created: 1, rejected: 1 })
  })

  it('goes on where it stopped, and applies what was staged once', async () => {
    const id = await collect.start('transactions', 'order,date,amount\nY1,2024-01-01,5\nY2,2024-01-02,7\n')
    await pool.query(
      `insert into import_line (import_id, row_number, order_number, placed_at, placed_on, quantity, amount, currency)
       values ($1, 2, 'Y1', '2024-01-01', '2024-01-01', 1, 500, 'EUR')`,
      [id],
    )
    await pool.query('update import set processed = 1 where id = $1', [id])
    expect(await collect.run(id)).toMatchObject({ status: 'done', total: 2, created: 2 })
    expect(await collect.run(id)).toMatchObject({ status: 'done', total: 2, created: 2 })
    const { rows } = await pool.query('select number, total from "order" where number like \'Y%\' order by 1')
    expect(rows).toEqual([
      { number: 'Y1', total: 500 },
      { number: 'Y2', total: 700 },
    ])
    expect(await count('import_line')).toBe(0)
  })

  it.each([
    [
      'two columns for one field',
      { mapping: { date: 'date', amount: 'amount', other: 'amount' } },
      'import.bad-mapping',
    ],
    ['a column that is not there', { mapping: { day: 'date' } }, 'import.bad-mapping'],
    ['a field that is not there', { mapping: { date: 'when' } }, 'import.bad-mapping'],
    ['no amount', { mapping: { date: 'date' } }, 'import.mapping-lacks'],
    [
      'a date format that is none',
      { mapping: { date: 'date', amount: 'amount' }, dateFormat: 'soon' },
      'import.bad-date-format',
    ],
  ])('refuses %s before anything is written', async (_, wrong, code) => {
    const before = await count('import')
    await expect(
      collect.start('transactions', 'date,amount,other\n2024-01-01,5,6\n', wrong),
    ).rejects.toMatchObject({ code })
    expect(await count('import')).toBe(before)
  })
})

describeWithDataSets('the UCI Online Retail file', () => {
  it('gives the published figures of the first day', async () => {
    const before = await pool.query('select count(*) from order_line')
    const run = await collect.importFile(
      'transactions',
      { path: dataSet('online-retail/online_retail_2010-12-01.csv') },
      { currency: 'GBP' },
    )
    expect(run).toMatchObject({ total: 3108, created: 3108, rejected: 0 })
    expect(await count('order_line')).toBe(before.rows[0].count + 3108)
  })
})
