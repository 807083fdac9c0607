import { company, contact } from '@regulars/model'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '../../platform/database/connect.ts'
import { get } from '../read/get.ts'
import { testRecords } from '../testing.ts'
import { create, createMany } from '../write/create.ts'
import { update } from '../write/update.ts'
import { StaleRecords } from './stale-records.ts'

/** Of a company follows a column of its own, and of that one of everybody who works there. */
const records = await testRecords([
  {
    name: 'works',
    uses: [],
    derivations: [
      {
        name: 'works.region',
        object: 'company',
        fields: ['region'],
        sources: [{ object: 'company', fields: ['industry'], self: true }],
        compute: (_ctx, ids) => sql`select id, upper(industry) as region from company where id in (${ids})`,
      },
      {
        name: 'works.source',
        object: 'contact',
        fields: ['source'],
        sources: [
          { object: 'company', fields: ['region'], from: 'company' },
          { object: 'contact', fields: ['company'], self: true },
        ],
        compute: (_ctx, ids) => sql`
          select contact.id, company.region as source from contact
          left join company on company.id = contact.company_id where contact.id in (${ids})`,
      },
    ],
  },
])
const { ctx, db } = records

const numbered = (from: number, count: number) =>
  sql`select lpad(to_hex(no), 32, '0')::uuid from generate_series(${from}::integer, ${from + count - 1}::integer) as no`

async function collected(executor: Database, stale: StaleRecords, topic: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct id)::integer as count from (${stale.ids(topic)}) as found (id)`.execute(executor)
  return rows[0]!.count
}

test('few are kept in memory, more go into the table, and none is lost on the way', async () => {
  await db.transaction().execute(async (within) => {
    const stale = new StaleRecords()
    stale.note('one', ['00000000-0000-0000-0000-000000000001'])
    await stale.add(within, [{ topic: 'one', query: numbered(1, 60) }])
    await stale.add(within, [{ topic: 'two', query: numbered(1, 0) }])
    expect(stale.known('one')).toHaveLength(60)
    expect(stale.has('two')).toBe(false)
    await stale.add(within, [
      { topic: 'one', query: numbered(50, 60) },
      { topic: 'two', query: numbered(1, 20) },
    ])
    expect(stale.known('one')).toBeUndefined()
    expect([await collected(within, stale, 'one'), await collected(within, stale, 'two')]).toEqual([109, 20])
    await stale.add(within, [{ topic: 'three', query: numbered(1, 700) }])
    expect([stale.has('one'), await collected(within, stale, 'three')]).toEqual([true, 700])
  })
})

test('one change that concerns few or very many others reaches all of them', async () => {
  const companyId = await create(ctx, company, { name: 'Kontor', industry: 'retail' })
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `Person ${index}`, companyId }))
  const bySource = async () =>
    (
      await sql<{ source: string; count: number }>`
        select source, count(*)::integer as count from contact where company_id = ${companyId} group by source`.execute(
        db,
      )
    ).rows
  await createMany(ctx, contact, people(3))
  await update(ctx, company, companyId, { industry: 'hospitality' })
  expect(await bySource()).toEqual([{ source: 'HOSPITALITY', count: 3 }])
  await createMany(ctx, contact, people(150))
  await update(ctx, company, companyId, { industry: 'education' })
  expect(await bySource()).toEqual([{ source: 'EDUCATION', count: 153 }])
})

test('what changed besides what a computed column looks at leaves it alone', async () => {
  const id = await create(ctx, contact, { name: 'Ida' })
  await sql`update contact set source = 'by hand' where id = ${id}`.execute(db)
  await update(ctx, contact, id, { jobTitle: 'Baker' })
  expect((await get(ctx, contact, id)).source).toBe('by hand')
  await update(ctx, contact, id, {
    companyId: await create(ctx, company, { name: 'Hof', industry: 'other' }),
  })
  expect((await get(ctx, contact, id)).source).toBe('OTHER')
})
