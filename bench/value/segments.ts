import type { Condition } from '../../packages/model/src/index.ts'
import { count, systemCtx } from '../../packages/server/src/records/index.ts'
import { defineBenchmark, type Measurement, secondsOf } from '../kit/benchmark.ts'

const rule = (field: string, op: string, value?: unknown) => ({
  field,
  op,
  ...(value === undefined ? {} : { value }),
})

/** Ten questions that shops ask, in the condition language and as somebody who knows SQL would write them. */
const segments: ReadonlyArray<{ name: string; condition: unknown; sql: string }> = [
  {
    name: 'regulars in Poland',
    condition: { all: [rule('lifecycle', 'is', 'regular'), rule('country', 'is', 'PL')] },
    sql: "lifecycle = 'regular' and country = 'PL'",
  },
  {
    name: 'best customers',
    condition: rule('score.rfmSum', 'gte', 14),
    sql: 'exists (select from contact_score where contact_id = contact.id and rfm_sum >= 14)',
  },
  {
    name: 'slipping away',
    condition: {
      all: [
        rule('score.lateBy', 'gte', 1.5),
        rule('score.lateBy', 'lt', 6),
        rule('score.frequencyScore', 'gte', 4),
      ],
    },
    sql: 'exists (select from contact_score where contact_id = contact.id and late_by >= 1.5 and late_by < 6 and frequency_score >= 4)',
  },
  {
    name: 'new in 60 days',
    condition: rule('firstOrderOn', 'inLast', '60d'),
    sql: 'first_order_on > current_date - 60 and first_order_on <= current_date',
  },
  {
    name: 'one-time buyers',
    condition: { all: [rule('orderCount', 'is', 1), rule('firstOrderOn', 'before', '60d')] },
    sql: 'order_count = 1 and first_order_on < current_date - 60',
  },
  {
    name: 'bought in a store within 90 days',
    condition: {
      has: 'orders',
      where: rule('channel', 'is', 'store'),
      within: '90d',
    },
    sql: `exists (select from "order" where contact_id = contact.id and channel = 'store' and deleted_at is null
      and placed_at > now() - interval '90 days')`,
  },
  {
    name: 'spent 200 in a year',
    condition: { has: 'orders', sum: 'total', op: 'gte', value: 20_000, within: '365d' },
    sql: `(select sum(total) from "order" where contact_id = contact.id and deleted_at is null
      and placed_at > now() - interval '365 days') >= 20000`,
  },
  {
    name: 'never bought on the web',
    condition: { not: { has: 'orders', where: rule('channel', 'is', 'web') } },
    sql: `not exists (select from "order" where contact_id = contact.id and channel = 'web' and deleted_at is null)`,
  },
  {
    name: 'of companies in hospitality or with a phone',
    condition: { any: [rule('company.industry', 'contains', 'hotel'), rule('phone', 'isNotEmpty')] },
    sql: `phone is not null or exists (select from company where company.id = contact.company_id and deleted_at is null
      and fold(industry) like '%hotel%')`,
  },
  {
    name: 'agreed to e-mail, not seen for a year',
    condition: {
      all: [
        { has: 'consents', where: { all: [rule('channel', 'is', 'email'), rule('state', 'is', 'given')] } },
        rule('lastOrderOn', 'before', '365d'),
      ],
    },
    sql: `last_order_on < current_date - 365 and exists (select from consent where contact_id = contact.id
      and channel = 'email' and state = 'given' and deleted_at is null)`,
  },
]

export default defineBenchmark({
  title: 'Ten segments counted through the condition language, against SQL written by hand',
  needs: 'sample',
  async open({ services, pool }) {
    const ctx = systemCtx(services, 'Benchmark')
    const contact = ctx.registry.object('contact')
    const ours = (condition: unknown) =>
      count(ctx, contact, { filter: condition as Condition }, { exact: true })
    const byHand = async (sql: string) => {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*) as count from contact where deleted_at is null and (${sql})`,
      )
      return rows[0]!.count
    }
    const measurements: Measurement[] = []
    for (const { name, condition, sql } of segments) {
      const [found, expected] = [(await ours(condition)).count, await byHand(sql)]
      // A day more or less at the edge of a stretch of time is no other segment.
      if (Math.abs(found - expected) > Math.max(5, expected * 0.02))
        throw new Error(`"${name}" holds ${found} contacts, by hand ${expected}.`)
      measurements.push({
        what: name,
        unit: 'ms',
        better: 'less',
        ours: async () => 1000 * (await secondsOf(() => ours(condition))),
        baseline: { what: 'SQL by hand', measure: async () => 1000 * (await secondsOf(() => byHand(sql))) },
        note: () => `${found.toLocaleString('en')} contacts`,
      })
    }
    return { measurements }
  },
})
