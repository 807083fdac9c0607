import {
  type Condition,
  type ObjectDefinition,
  parseCondition,
  builtInRegistry as registry,
} from '@regulars/model'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/testing.ts'
import type { CompileOptions } from './compilation.ts'
import { compileCondition } from './compile.ts'

const { db, pool } = await testDatabase()
const contact = registry.object('contact')
const order = registry.object('order')

const options: CompileOptions = {
  registry,
  object: contact,
  alias: 'asked',
  setting: {
    now: new Date('2026-03-15T09:00:00Z'),
    timeZone: 'Europe/Warsaw',
    userId: null,
    teamUserIds: [],
  },
  readScope: () => undefined,
  fieldHidden: () => false,
  segment: () => undefined,
  live: () => undefined,
}

const ask = (json: unknown, more: Partial<CompileOptions> = {}) => {
  const object: ObjectDefinition = more.object ?? contact
  const where = compileCondition(parseCondition(json, object, registry), { ...options, ...more })
  return sql<{ id: string }>`select id from ${sql.id(object.table)} as asked where ${where}`
}
const count = async (json: unknown, more: Partial<CompileOptions> = {}) =>
  (await ask(json, more).execute(db)).rows.length

beforeAll(async () => {
  await pool.query(`
    insert into app_user (id, name, email, role_id)
      select uuid_v7(), 'Ana', 'ana@kaffa.pl', id from role limit 1;
    insert into company (name, industry) select 'Company ' || i, 'Industry ' || i % 50 from generate_series(1, 2000) i;
    insert into contact (name, email, city, tags, company_id, lifecycle)
      select 'Person ' || i, 'p' || i || '@kaffa.pl', 'City ' || i % 500, array['tag' || i % 200],
        (select id from company where name = 'Company ' || (i % 2000 + 1)), 'customer'
      from generate_series(1, 12000) i;
    insert into "order" (contact_id, placed_at, total, currency)
      select id, timestamptz '2026-03-15' - random() * interval '3 years', 100 + (random() * 9900)::int, 'EUR'
      from contact, generate_series(1, 3);
    analyze;
  `)
}, 60_000)

describe('values from outside', () => {
  it.each([
    "'; drop table contact; --",
    '" or 1=1 --',
    '\\',
    '%',
    '_',
    '$1',
    '{"a":1}',
    "' || pg_sleep(9) || '",
  ])('are never more than values: %s', async (value) => {
    for (const op of ['is', 'contains', 'startsWith', 'endsWith'])
      expect(await count({ field: 'name', op, value })).toBe(0)
    expect(await count({ field: 'name', op: 'in', value: [value, 'person 7'] })).toBe(1)
    expect(await count({ field: 'tags', op: 'in', value: [value, 'tag7'] })).toBe(60)
  })

  it('all become parameters', () => {
    const { sql: written, parameters } = ask({
      all: [
        { field: 'city', op: 'in', value: ['Sopot', 'Gdynia'] },
        { has: 'orders', sum: 'total', op: 'gte', value: 987_654 },
        { field: 'company.industry', op: 'contains', value: 'Retail' },
      ],
    }).compile(db)
    expect(written).not.toMatch(/Sopot|987654|Retail/)
    expect(parameters).toEqual([['Sopot', 'Gdynia'], 987_654, 'Retail'])
  })
})

describe('what may not be seen', () => {
  const hide = (object: string, key: string) => ({
    fieldHidden: (name: string, field: string) => name === object && field === key,
  })
  const readScope = (object: string, scope: Condition | 'nothing') => ({
    readScope: (name: string) => (name === object ? scope : undefined),
  })

  it.each([
    [{ field: 'revenue', op: 'gt', value: 0 }, 'contact', 'revenue'],
    [{ not: { field: 'revenue', op: 'gt', value: 0 } }, 'contact', 'revenue'],
    [{ field: 'company.industry', op: 'is', value: 'x' }, 'company', 'industry'],
    [{ field: 'company.industry', op: 'is', value: 'x' }, 'contact', 'company'],
    [{ has: 'orders', sum: 'total', op: 'gt', value: 0 }, 'order', 'total'],
    [{ has: 'orders', max: 'total', op: 'gt', value: 0 }, 'order', 'total'],
    [{ has: 'orders', latest: 'total', op: 'gt', value: 0 }, 'order', 'total'],
    [{ has: 'orders', where: { field: 'total', op: 'gt', value: 0 } }, 'order', 'total'],
    [{ has: 'orders', within: '90d' }, 'order', 'placedAt'],
    [{ has: 'orders' }, 'order', 'contact'],
    [{ has: 'orders', latest: 'store.city', op: 'is', value: 'x' }, 'store', 'city'],
    [{ field: 'score.stillCustomer', op: 'gt', value: 0.5 }, 'score', 'contact'],
  ])('cannot be asked for: %j', (json, object, key) =>
    expect(() => ask(json, hide(object, key))).toThrow(
      expect.objectContaining({ code: 'condition.field-hidden' }),
    ),
  )

  it('cannot be asked for by way of a segment either', () => {
    const segment = (): Condition => ({ field: 'revenue', op: 'gt', value: 0 })
    expect(() => ask({ segment: 'x' }, { ...hide('contact', 'revenue'), segment })).toThrow(
      expect.objectContaining({ code: 'condition.field-hidden' }),
    )
  })

  it('of related records counts as not there', async () => {
    expect(await count({ has: 'orders' }, readScope('order', 'nothing'))).toBe(0)
    expect(
      await count(
        { has: 'orders', count: true, op: 'is', value: 3 },
        readScope('order', { field: 'total', op: 'gt', value: 9900 }),
      ),
    ).toBeLessThan(30)
    expect(
      await count({ field: 'company.industry', op: 'isNotEmpty' }, readScope('company', 'nothing')),
    ).toBe(0)
  })

  it('may still bound what may be seen', async () => {
    const scope = {
      ...hide('contact', 'city'),
      ...readScope('contact', { field: 'city', op: 'is', value: 'City 7' }),
    }
    expect(await count({ field: 'contact.name', op: 'isNotEmpty' }, { ...scope, object: order })).toBe(72)
  })
})

describe('segments', () => {
  const segments: Record<string, Condition> = {
    here: { field: 'city', op: 'is', value: 'City 7' },
    loop: { not: { segment: 'loop' } },
  }
  const segment = (id: string) => segments[id]

  it('are written out', async () => expect(await count({ segment: 'here' }, { segment })).toBe(24))
  it('that do not exist are refused', () =>
    expect(() => ask({ segment: 'gone' }, { segment })).toThrow(
      expect.objectContaining({ code: 'condition.no-such-segment' }),
    ))
  it('that contain themselves are refused', () =>
    expect(() => ask({ segment: 'loop' }, { segment })).toThrow(
      expect.objectContaining({ code: 'condition.segment-loop' }),
    ))
})

describe('plans', () => {
  async function planOf(json: unknown, more: Partial<CompileOptions> = {}): Promise<string> {
    const object = more.object ?? contact
    const where = compileCondition(parseCondition(json, object, registry), { ...options, ...more })
    const live = object.bin ? sql`and asked.deleted_at is null` : sql``
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select id from ${sql.id(object.table)} as asked where ${where} ${live}`.execute(db)
    return rows.map((row) => Object.values(row)[0]).join('\n')
  }

  it.each([
    [{ field: 'email', op: 'is', value: 'P7@kaffa.pl' }, /Index.* contact_email_key/],
    [{ field: 'email', op: 'in', value: ['p7@kaffa.pl', 'p8@kaffa.pl'] }, /Index.* contact_email_key/],
    [{ field: 'city', op: 'is', value: 'City 7' }, /Index.* contact_city_exact/],
    [{ field: 'name', op: 'startsWith', value: 'Person 123' }, /Index Cond: .*without_accents/],
    [{ field: 'name', op: 'contains', value: 'son 123' }, /Bitmap Index Scan on contact_name_search/],
    [{ field: 'tags', op: 'contains', value: 'tag7' }, /Bitmap Index Scan on contact_tags/],
    [{ field: 'id', op: 'is', value: '0190f7d2-0000-7000-8000-000000000001' }, /Index.* contact_pkey/],
    [{ field: 'company.industry', op: 'is', value: 'Industry 7' }, /Join|Nested Loop/],
    [{ has: 'orders', within: '7d' }, /Semi Join|Nested Loop|HashAggregate/],
    [{ not: { has: 'orders', within: '7d' } }, /Anti Join/],
    [{ field: 'company.industry', op: 'isNot', value: 'Industry 7' }, /Anti Join/],
    [{ has: 'orders', max: 'placedAt', op: 'before', value: '6m' }, /Anti Join/],
  ])('of %j use what there is', async (json, plan) => {
    const written = await planOf(json)
    expect(written).toMatch(plan)
    expect(written).not.toMatch(/SubPlan/)
  })

  it('sum up once for all when all are looked at', async () => {
    const json = { has: 'orders', sum: 'total', op: 'gte', value: 20_000 }
    expect(await planOf(json, { looksAt: 'all' })).toMatch(/Aggregate/)
    expect(await planOf(json, { looksAt: 'all' })).not.toMatch(/SubPlan/)
  })

  it('sum up along the index when one record is looked at', async () => {
    const one = { field: 'id', op: 'is', value: '0190f7d2-0000-7000-8000-000000000001' }
    const json = { all: [one, { has: 'orders', sum: 'total', op: 'gte', value: 20_000 }] }
    expect(await planOf(json)).toMatch(/Index.* order_contact_id/)
    expect(await planOf(json)).not.toMatch(/Seq Scan/)
  })
})
