import { builtInObjects, type Condition, contact, type ObjectDefinition, order } from '@regulars/model'
import { beforeAll, describe, expect, test } from 'vitest'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { search } from '../search/search.ts'
import { testRecords } from '../testing.ts'
import { boardJson } from './board.ts'
import { type ListQuery, list } from './list.ts'
import { pagesJson } from './pages.ts'

const records = await testRecords()
const { pool } = records

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Plans?: Plan[]
}

interface Statement {
  text: string
  values: unknown[]
}

/** The plans of the statements that a list runs; planned under the settings given. */
const plansOf = (object: ObjectDefinition, query: ListQuery, settings = ''): Promise<Plan[][]> =>
  plansIn((ctx) => list(ctx, object, query), settings)

/** The plans of the statements that `read` runs: for their values, or with `generic` those for any values. */
async function plansIn(
  read: (ctx: Ctx) => Promise<unknown>,
  settings = '',
  kind: 'custom' | 'generic' = 'custom',
): Promise<Plan[][]> {
  const statements: Statement[] = []
  const listening = (statement: Statement) => {
    statements.push({ text: statement.text, values: statement.values })
    return pool.query(statement)
  }
  const connect = async () => {
    const client = await pool.connect()
    // Settings are text; what is planned has values.
    const query = (asked: string | Statement) =>
      typeof asked === 'string' ? client.query(asked) : listening(asked)
    return { query, release: () => client.release() }
  }
  const services = { ...records.services, pool: { query: listening, connect } as never }
  await read({ ...records.ctx, services })
  const client = await pool.connect()
  try {
    await client.query(`begin; ${settings}`)
    const plans: Plan[][] = []
    for (const { text, values } of statements) {
      const { rows } =
        kind === 'generic'
          ? await client.query(`explain (generic_plan, format json) ${text}`)
          : await client.query(`explain (format json) ${text}`, values)
      plans.push(flatten(rows[0]['QUERY PLAN'][0].Plan))
    }
    return plans
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)]

const nodesOf = (plans: Plan[][]): string[] => plans.flat().map((plan) => plan['Node Type'])

/** A cursor into the middle of a list. */
const cursorAt = (name: string, value: string): string =>
  Buffer.from(JSON.stringify([name, '01900000-0000-7000-8000-000000000000', value])).toString('base64url')

const sampleOf: Record<string, string> = {
  text: 'mmm',
  bigint: '500',
  'double precision': '0.5',
  boolean: 'true',
  date: '2026-01-01',
  'timestamp with time zone': '2026-01-01T00:00:00Z',
}

/** Every order that a definition promises an index for: those of indexed fields, and the usual one. */
const promised = builtInObjects.flatMap((object) =>
  columnsOf(object)
    .filter(({ key, field, lookup }) => {
      const isOrdered = lookup === 'text' || lookup === 'value'
      return (field.indexed || object.sort.replace('-', '') === key) && isOrdered && !field.internal
    })
    .flatMap((column) => [
      { object, column, sort: column.key },
      { object, column, sort: `-${column.key}` },
    ]),
)

// The memory of a year, without which a table in parts has none.
await pool.query("select ensure_touchpoint_partition('2026-01-01')")

describe('every promised order is read along an index, on the first page and deep in the list', () => {
  // Small tables would be read whole and sorted; so that is made dear, and what still sorts has no index to go along.
  const dear =
    'set local enable_seqscan = off; set local enable_sort = off; set local enable_incremental_sort = off'

  test.each(promised.map((each) => [each.object.name, each.sort, each] as const))(
    '%s by %s',
    async (_, sort, { object, column }) => {
      const name = sort.startsWith('-') ? `-${column.name}` : column.name
      for (const cursor of [undefined, cursorAt(name, sampleOf[column.type]!)]) {
        const nodes = nodesOf(await plansOf(object, { sort, cursor }, dear))
        expect(nodes).not.toContain('Sort')
        expect(nodes).not.toContain('Seq Scan')
      }
    },
  )
})

describe('with many records', () => {
  beforeAll(async () => {
    await pool.query(`
      insert into contact (name, email, lifecycle, city, country, tags, order_count, revenue, last_order_on, created_at)
      select md5(i::text), i || '@example.com', (array['lead', 'customer', 'regular', 'lapsed'])[1 + i % 4], 'City ' || i % 500,
        (array['DE', 'AT', 'PL'])[1 + i % 3], case when i % 100 = 0 then array['tea'] end, i % 20, (i * 7919) % 100000,
        date '2026-01-01' - i % 700, timestamptz '2026-01-01' - i * interval '1 minute'
      from generate_series(1, 40000) as i`)
    await pool.query(`
      insert into "order" (number, placed_at, currency, total, channel, contact_id)
      select 'N' || row_number() over (), timestamptz '2026-01-01' - nth * interval '1 day', 'EUR', 1000, 'web', id
      from contact, generate_series(1, 2) as nth`)
    await pool.query(`
      insert into contact_score (contact_id, as_of, lifetime_value)
      select id, date '2026-01-01', revenue from contact where order_count > 2`)
    await pool.query('vacuum analyze contact, "order", contact_score')
  }, 60_000)

  const questions: [string, ObjectDefinition, ListQuery][] = [
    ['the usual order', contact, {}],
    ['deep in the usual order', contact, { cursor: cursorAt('name', 'dead') }],
    ['filtered by stage', contact, { filter: { field: 'lifecycle', op: 'is', value: 'customer' } }],
    [
      'filtered by stage, deep',
      contact,
      { filter: { field: 'lifecycle', op: 'is', value: 'lead' }, cursor: cursorAt('name', 'dead') },
    ],
    ['filtered by country', contact, { filter: { field: 'country', op: 'is', value: 'PL' } }],
    ['filtered by address', contact, { filter: { field: 'email', op: 'is', value: '77@EXAMPLE.com' } }],
    ['filtered by city', contact, { filter: { field: 'city', op: 'is', value: 'City 77' } }],
    ['filtered by tag', contact, { filter: { field: 'tags', op: 'contains', value: 'tea' } }],
    ['filtered by part of a name', contact, { filter: { field: 'name', op: 'contains', value: 'abcd' } }],
    [
      'filtered by beginning of a name',
      contact,
      { filter: { field: 'name', op: 'startsWith', value: 'abc' } },
    ],
    ['by revenue, largest first', contact, { sort: '-revenue' }],
    ['by expected value', contact, { sort: '-score.lifetimeValue' }],
    ['with company, estimate and orders', contact, { include: ['company', 'score', 'orders'] }],
    [
      'orders of one person',
      order,
      { filter: { field: 'contact', op: 'is', value: '01900000-0000-7000-8000-000000000000' } },
    ],
    ['orders by day, newest first, with people', order, { include: ['contact'] }],
  ]
  test.each(questions)('%s: no table is read whole', async (_, object, query) => {
    const scanned = (await plansOf(object, query)).flat().filter((plan) => plan['Node Type'] === 'Seq Scan')
    expect(
      scanned
        .map((plan) => plan['Relation Name'])
        .filter((name) => name === object.table || name === 'contact_score'),
    ).toEqual([])
  })

  test('a search goes along the indexes of words, whatever is searched and however it is mistyped', async () => {
    for (const text of ['kowal', 'anna kowalska', 'an', '600 123 456']) {
      const plans = await plansIn((ctx) => search(ctx, text), '', 'generic')
      expect(plans).toHaveLength(/\d|^an$/.test(text) ? 1 : 2)
      const scanned = plans.flat().filter((plan) => plan['Node Type'] === 'Seq Scan')
      expect(scanned.map((plan) => plan['Relation Name'])).not.toContain('contact')
      expect(scanned.map((plan) => plan['Relation Name'])).not.toContain('order')
    }
  })

  test('a page of fifty with three kinds of included records is one statement', async () => {
    expect(await plansOf(contact, { include: ['company', 'score', 'orders'] })).toHaveLength(1)
  })

  test('the first pages of all columns of a board are one statement along indexes', async () => {
    const each = ['lead', 'customer', 'regular', 'lapsed'].map(
      (value) => ({ field: 'lifecycle', op: 'is', value }) as const,
    )
    const plans = await plansIn((ctx) => pagesJson(ctx, contact, { each, limit: 20 }))
    expect(plans).toHaveLength(1)
    expect(nodesOf(plans)).not.toContain('Seq Scan')
    expect(nodesOf(plans)).not.toContain('Sort')
  })

  test('a board is one statement that reads its cards along indexes, whatever its columns', async () => {
    const question = { by: 'lifecycle', measures: { count: { count: true } }, limit: 20 } as const
    const [plans, ...further] = await plansIn((ctx) => boardJson(ctx, contact, question))
    expect(further).toEqual([])
    const scans = plans!.filter((plan) => plan['Relation Name'] === 'contact')
    expect(scans.length).toBeGreaterThan(1)
    // Summing up goes through all of them, once; what reads cards goes along the index of the list of a value.
    expect(scans.filter((plan) => plan['Index Name'] === undefined).length).toBeLessThan(2)
  })

  test('the days of a calendar are one statement along indexes', async () => {
    const each = Array.from({ length: 42 }, (_, day) => {
      const from = new Date(Date.UTC(2025, 5, day + 1)).toISOString()
      const to = new Date(Date.UTC(2025, 5, day + 2)).toISOString()
      const between: Condition[] = [
        { field: 'createdAt', op: 'gte', value: from },
        { field: 'createdAt', op: 'lt', value: to },
      ]
      return { all: between }
    })
    const plans = await plansIn((ctx) => pagesJson(ctx, contact, { each, sort: 'createdAt', limit: 4 }))
    expect(plans).toHaveLength(1)
    expect(nodesOf(plans)).not.toContain('Seq Scan')
  })
})
