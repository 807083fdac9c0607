import { contact, foldText, order, type Role } from '@regulars/model'
import { assert, asyncProperty, constantFrom, integer, record, uniqueArray } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testRecords } from '../testing.ts'
import { list, listJson } from './list.ts'

const records = await testRecords()
const { pool } = records

const contactCount = 240

beforeAll(async () => {
  await pool.query(`
    insert into company (name, industry) select name, 'Cafés' from unnest(array['Bistro', 'Élan', 'ébène', 'Zed']) as name`)
  await pool.query(`
    with companies as (select array_agg(id order by name) as ids from company)
    insert into contact (name, email, lifecycle, city, revenue, order_count, last_order_on, company_id, tags)
    select
      (array['anna', 'Anna', 'Ána', 'Bob', 'Żółw', 'zoe', '_x', '100 %'])[1 + i % 8],
      case when i % 3 > 0 then 'n' || i || '@example.com' end,
      (array['lead', 'customer', 'regular'])[1 + i % 3],
      case when i % 5 > 0 then (array['Łódź', 'lodz', 'Wien'])[1 + i % 3] end,
      (i * 7919) % 50,
      i % 4,
      case when i % 6 > 1 then date '2026-01-01' + (i % 17) end,
      case when i % 4 > 0 then ids[1 + i % 4] end,
      case when i % 2 = 0 then array['wholesale', 'tea'] end
    from generate_series(1, ${contactCount}) as i, companies`)
  await pool.query(`
    insert into contact_score (contact_id, as_of, lifetime_value)
    select id, date '2026-03-01', nullif((row_number() over ()) % 9, 0) * 100 from contact where order_count > 1`)
})

type Listed = Record<string, unknown>

/** All records of a list, page by page. */
async function allPages(sort: string, limit: number, ctx = records.ctx): Promise<Listed[]> {
  const all: Listed[] = []
  let cursor: string | undefined
  do {
    const page = await list(ctx, contact, { sort, limit, cursor, include: ['company', 'score'] })
    expect(page.data.length).toBeLessThanOrEqual(limit)
    all.push(...(page.data as unknown as Listed[]))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return all
}

const valueAt = (row: Listed, path: string): unknown =>
  path.split('.').reduce<unknown>((at, word) => (at as Listed | null)?.[word] ?? null, row)

/** The order that a list promises, worked out anew. */
function compareBy(sort: string): (left: Listed, right: Listed) => number {
  const keys = sort
    .split(',')
    .map((word) => ({ path: word.replace('-', ''), sign: word.startsWith('-') ? -1 : 1 }))
  return (left, right) => {
    for (const { path, sign } of keys) {
      const [a, b] = [valueAt(left, path), valueAt(right, path)]
      if (a === null || b === null) {
        if (a !== b) return a === null ? 1 : -1
        continue
      }
      const order =
        typeof a === 'string' ? codePoints(foldText(a), foldText(b as string)) : Number(a) - Number(b)
      if (order !== 0) return sign * order
    }
    return keys[0]!.sign * codePoints(String(left.id), String(right.id))
  }
}

const codePoints = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const sortWord = record({
  path: constantFrom(
    'name',
    'email',
    'city',
    'revenue',
    'lastOrderOn',
    'lifecycle',
    'company.name',
    'score.lifetimeValue',
    'createdAt',
  ),
  sign: constantFrom('', '-'),
})

test('page after page gives every record once, in order, whatever the order and the page size', async () => {
  await assert(
    asyncProperty(
      uniqueArray(sortWord, { minLength: 1, maxLength: 3, selector: ({ path }) => path }),
      integer({ min: 7, max: 130 }),
      async (words, limit) => {
        const sort = words.map(({ sign, path }) => sign + path).join(',')
        const rows = await allPages(sort, limit)
        expect(rows).toHaveLength(contactCount)
        const wanted = [...rows].sort(compareBy(sort))
        expect(rows.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
      },
    ),
    { numRuns: 60 },
  )
})

test('a list answers its page, the way to the next and how many there are', async () => {
  const json = JSON.parse(await listJson(records.ctx, contact, { limit: 2, sort: '-revenue' }))
  expect(Object.keys(json)).toEqual(['data', 'nextCursor', 'count', 'countIsEstimate'])
  expect(json).toMatchObject({
    data: [{ revenue: 49 }, { revenue: 49 }],
    count: contactCount,
    countIsEstimate: false,
  })
})

test('a filter narrows page and count alike', async () => {
  const filter = {
    all: [
      { field: 'lifecycle', op: 'is', value: 'customer' },
      { field: 'company.name', op: 'is', value: 'ÉLAN' },
    ],
  } as const
  const { data, count } = JSON.parse(await listJson(records.ctx, contact, { filter, include: ['company'] }))
  expect(count).toBe(data.length)
  expect(count).toBeGreaterThan(0)
  for (const row of data) expect(row).toMatchObject({ lifecycle: 'customer', company: { name: 'Élan' } })
})

describe('what a record is written with', () => {
  test('values are JSON of their kind', async () => {
    const { data } = await list(records.ctx, contact, {
      filter: { field: 'tags', op: 'contains', value: 'tea' },
      limit: 1,
    })
    expect(data[0]).toMatchObject({
      tags: ['wholesale', 'tea'],
      revenue: expect.any(Number),
      version: 1,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*[+]00:00$/),
    })
  })

  test('only the fields asked for, also of included records', async () => {
    const { data } = await list(records.ctx, contact, {
      filter: { field: 'company', op: 'isNotEmpty' },
      fields: ['name', 'companyId', 'company.name'],
      limit: 1,
    })
    expect(data[0]).toEqual({
      id: expect.any(String),
      name: expect.any(String),
      companyId: expect.any(String),
      company: { id: expect.any(String), name: expect.any(String) },
    })
  })

  test('no company and no estimate are null, related records a list', async () => {
    const filter = { field: 'company', op: 'isEmpty' } as const
    const { data } = await list(records.ctx, contact, {
      filter,
      include: ['company', 'score', 'orders'],
      limit: 1,
    })
    expect(data[0]).toMatchObject({ company: null, score: null, orders: [] })
  })

  test('included records may include others', async () => {
    const { rows } = await pool.query<{ id: string }>(
      `insert into "order" (placed_at, currency, contact_id) select now(), 'EUR', id from contact where company_id is not null limit 1 returning id`,
    )
    await pool.query(
      `with bean as (insert into product (name) values ('Ethiopia Guji') returning id)
       insert into order_line (order_id, position, currency, product_id) select $1, at, 'EUR', id from bean, generate_series(1, 2) as at`,
      [rows[0]!.id],
    )
    const { data } = await list(records.ctx, order, { include: ['contact.company', 'lines.product'] })
    expect(data).toEqual([
      expect.objectContaining({
        contact: expect.objectContaining({ company: expect.objectContaining({ industry: 'Cafés' }) }),
        lines: [1, 2].map(() =>
          expect.objectContaining({ product: expect.objectContaining({ name: 'Ethiopia Guji' }) }),
        ),
      }),
    ])
  })
})

describe('queries that make no sense are refused with a sentence', () => {
  const refused: [string, Parameters<typeof list>[2], string][] = [
    ['an unknown order', { sort: 'lastname' }, 'no field “lastname”. Did you mean “lastName”?'],
    ['an order by what has none', { sort: 'tags' }, 'cannot be put in order by “Tags”'],
    ['an unknown field', { fields: ['nmae'] }, 'Did you mean “name”?'],
    ['an unknown relation', { include: ['orderz'] }, 'no other records called “orderz”'],
    [
      'a cursor of another order',
      { sort: 'email', cursor: Buffer.from('["name","x"]').toString('base64url') },
      'cursor',
    ],
    [
      'a cursor with a value of another kind',
      { sort: '-revenue', cursor: forged('-revenue', 'many') },
      'cursor',
    ],
    ['a segment of something else', { segment: 'none' }, 'names a segment that does not exist'],
  ]
  test.each(refused)('%s', async (_, query, sentence) => {
    await expect(list(records.ctx, contact, query)).rejects.toThrow(sentence)
  })

  function forged(order: string, value: string): string {
    return Buffer.from(JSON.stringify([order, '00000000-0000-7000-8000-000000000000', value])).toString(
      'base64url',
    )
  }
})

describe('what may not be seen', () => {
  const rights = { create: 'none', update: 'none', delete: 'none' } as const
  const role: Role = {
    key: 'clerk',
    label: 'Clerk',
    description: '',
    objects: { contact: { ...rights, read: { where: { field: 'lifecycle', op: 'is', value: 'customer' } } } },
    fields: { contact: { email: 'hidden' } },
    capabilities: [],
  }

  test('records outside the scope are neither listed nor counted', async () => {
    const { data, count } = JSON.parse(await listJson(records.as(role), contact, { limit: 200 }))
    expect(count).toBe(contactCount / 3)
    expect(new Set(data.map((row: Listed) => row.lifecycle))).toEqual(new Set(['customer']))
  })

  test('a list whose usual order is by a hidden field has another one', async () => {
    const hiding = (...fields: string[]) => {
      const levels = Object.fromEntries(fields.map((field) => [field, 'hidden' as const]))
      return records.as({ ...role, fields: { contact: levels } })
    }
    const usual = await list(hiding('name'), contact, { limit: 3 })
    expect(usual.data).toHaveLength(3)
    expect((await list(hiding('name', 'createdAt'), contact, { limit: 3 })).data).toHaveLength(3)
  })

  test('a hidden field is not written, filtered by, sorted by or asked for', async () => {
    const clerk = records.as(role)
    const { data } = await list(clerk, contact, { limit: 1 })
    expect(data[0]).not.toHaveProperty('email')
    await expect(list(clerk, contact, { sort: 'email' })).rejects.toThrow('no field “email”')
    await expect(list(clerk, contact, { fields: ['email'] })).rejects.toThrow('no field “email”')
    await expect(list(clerk, contact, { filter: { field: 'email', op: 'isNotEmpty' } })).rejects.toThrow(
      'may not see',
    )
  })

  test('an included record that may not be seen is as if it were not there, also for the order', async () => {
    const clerk = records.as(role)
    const { data } = await list(clerk, contact, {
      include: ['company', 'orders'],
      sort: 'company.name',
      limit: 200,
    })
    expect(data.every((row) => (row as unknown as Listed).company === null)).toBe(true)
    const ids = data.map(({ id }) => id)
    expect(ids).toEqual([...ids].sort())
  })

  test('an object of which nothing may be seen is refused', async () => {
    await expect(list(records.as(role), order)).rejects.toMatchObject({
      status: 403,
      code: 'record.not-allowed',
    })
  })

  test('plumbing is for the product alone', async () => {
    const { data } = await list(records.as('owner'), order)
    expect(data[0]).not.toHaveProperty('sourceKey')
    const { data: inside } = await list(records.ctx, order)
    expect(inside[0]).toHaveProperty('sourceKey')
  })

  test('what may be done with a record travels with it', async () => {
    await pool.query(`insert into role (key, label, rights) values ('x', 'X', '{}')`)
    const { rows } = await pool.query<{ id: string }>(
      `insert into app_user (name, email, role_id) select 'Ana', 'ana@example.com', id from role returning id`,
    )
    const userId = rows[0]!.id
    await pool.query(`update contact set owner_id = $1 where name = 'zoe'`, [userId])
    const ana = records.as('member', { userId })
    const { data } = await list(ana, contact, { fields: ['name'], include: ['may'], limit: 200 })
    for (const { name, may } of data as unknown as { name: string; may: unknown }[])
      expect(may).toEqual({ update: name === 'zoe', delete: name === 'zoe' })
  })
})

test('the bin is a list of its own', async () => {
  await pool.query(
    `update contact set deleted_at = now() where id in (select id from contact where name = 'Bob' limit 3)`,
  )
  const bin = JSON.parse(await listJson(records.as('owner'), contact, { deleted: true, sort: '-deletedAt' }))
  expect(bin).toMatchObject({ count: 3, data: Array(3).fill({ name: 'Bob', deletedAt: expect.any(String) }) })
  // A question that nobody asked before: a count that took long is given again for some seconds.
  const named = { field: 'name', op: 'isNotEmpty' } as const
  const { count, data } = JSON.parse(await listJson(records.as('owner'), contact, { filter: named }))
  expect(count).toBe(contactCount - 3)
  expect(data[0]).not.toHaveProperty('deletedAt')
})
