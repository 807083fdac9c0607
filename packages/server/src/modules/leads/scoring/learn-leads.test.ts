import { contact } from '@regulars/model'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { create } from '../../../records/index.ts'
import { testRecords } from '../../../records/testing.ts'
import { customers } from '../../customers/index.ts'
import { sales } from '../../sales/index.ts'
import { leads } from '../index.ts'
import { learnLeads } from './learn-leads.ts'

const { db, ctx } = await testRecords([customers, sales, leads])
const contactId = await create(ctx, contact, { name: 'Somebody' })

/** Leads that arrive day by day; every second is a referral, of which three in four become deals, else one in four. Each is closed after five days. */
const closed = (count: number, from: number) =>
  sql`
    insert into lead (title, contact_id, arrived_at, created_at, source, status, closed_at)
    select 'Lead ' || n, ${contactId}::uuid, arrived.at, arrived.at, case when n % 2 = 0 then 'Referral' else 'Fair' end,
      case when (n % 2 = 0 and n % 8 <> 0) or n % 8 = 1 then 'converted' else 'lost' end, arrived.at + interval '5 days'
    from generate_series(${from}::integer, ${from + count - 1}::integer) as n
    cross join lateral (select timestamptz '2024-01-01 12:00Z' + n * interval '1 day' as at) as arrived`.execute(
    db,
  )

const card = async () =>
  (
    await sql<{ about: { verdicts: string[]; chosenFor: string[] }; backTest: { auc: number } | null }>`
    select about, back_test from model_card where model = 'lead-logistic'`.execute(db)
  ).rows

test('says that there are too few, and then what earlier leads had in common, tested on later ones', async () => {
  const { signal } = new AbortController()
  await sql`
    insert into lead (title, contact_id, arrived_at, source, status)
    values ('a', ${contactId}, now(), 'Referral', 'new'), ('b', ${contactId}, now(), 'Fair', 'new')`.execute(
    db,
  )
  await closed(60, 0)
  await learnLeads(ctx, signal)
  expect((await card())[0]!.about.verdicts).toEqual([
    '30 leads became deals and 30 came to nothing; at least 50 of each are needed.',
  ])
  // Brought in with their end, which an import does not even date: of such a one nobody can have known anything.
  await sql`
    insert into lead (title, contact_id, arrived_at, created_at, source, status, closed_at)
    values ('late', ${contactId}, '2024-02-01', now(), 'Referral', 'converted', '2024-02-09'),
      ('long lost', ${contactId}, '2024-02-01', now(), 'Referral', 'lost', null)`.execute(db)
  await learnLeads(ctx, signal)
  expect((await card())[0]!.about.verdicts).toEqual([
    '30 leads became deals and 30 came to nothing; at least 50 of each are needed. Left out, since nobody wrote them down before they were closed: 2 of the leads.',
  ])
  await closed(500, 60)
  await learnLeads(ctx, signal)
  const cards = await card()
  expect(cards).toHaveLength(1)
  expect(cards[0]!.about.chosenFor).toEqual(['Becomes a deal'])
  expect(cards[0]!.about.verdicts[0]).toMatch(/^Learnt from \d+ leads and held against 168 that arrived from/)
  expect(cards[0]!.about.verdicts.at(-1)).toContain('closed: 2 of the leads.')
  // Of the pairs of one that became a deal and one that did not, 9 in 16 are told apart, 6 in 16 are alike and count half.
  expect(cards[0]!.backTest!.auc).toBeCloseTo(0.75, 1)
  const { rows } = await sql<{ source: string; probability: number }>`
    select source, probability from lead_score join lead on lead.id = lead_score.lead_id where status = 'new' order by source desc`.execute(
    db,
  )
  expect(rows.map(({ source }) => source)).toEqual(['Referral', 'Fair'])
  expect(rows[0]!.probability).toBeCloseTo(0.75, 1)
  expect(rows[1]!.probability).toBeCloseTo(0.25, 1)
})
