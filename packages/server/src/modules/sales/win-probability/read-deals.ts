import type { FeatureValue } from '@regulars/analytics'
import { toMajor } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, inCurrency } from '../../../records/index.ts'
import type { SeenRecords } from './seen-records.ts'

/** What of a deal a score may rest on, in the words of the screen. */
export const winFeatures = ['Seller', 'Company', 'Industry', 'Employees', 'Source', 'Title', 'Value'] as const
type WinFeature = (typeof winFeatures)[number]

/** More closed deals than this say nothing new; the latest are taken. */
const mostDeals = 20_000

interface SeenRow {
  id: string
  seller: string | null
  company: string | null
  industry: string | null
  employees: number | null
  source: string | null
  title: string | null
  value: number | null
  scoredOn: string
  recordedOn: string
  won: boolean
  closedOn: string | null
}

/**
 * Reads closed deals as they looked at the end of the day they began, taking back by the history what was changed since; or open ones as they are.
 *
 * What an import brings was written down on the day of the import, and nobody can tell what of it was known from the beginning. What does not change by
 * nature (seller, company, source, title) is taken to have been; what a deal is worth is not when it came in already closed: many programs put the
 * amount that was paid there, and none for lost ones, so it counts as recorded on the day of closing.
 */
export async function readDeals(ctx: Ctx, which: 'closed' | 'open'): Promise<SeenRecords> {
  const isClosed = which === 'closed'
  const zone = ctx.setting.timeZone
  const began = sql`(coalesce(deal.opened_at, deal.created_at) at time zone ${zone})::date`
  const currency = ctx.services.settings.get('currency')
  const value = inCurrency(sql`(seen.was ->> 'value')::bigint`, sql`seen.currency`, currency, sql`seen.began`)
  const { rows } = await sql<SeenRow>`
    with deal as (
      select * from deal where deleted_at is null and (status = 'open') = ${!isClosed}
      order by closed_at desc nulls last, id limit ${isClosed ? mostDeals : null}
    ), seen as (
      select deal.*, ${began} as began, imported.is_so and deal.status <> 'open' as came_closed,
        jsonb_build_object('owner_id', deal.owner_id, 'company_id', deal.company_id, 'source', deal.source, 'title', deal.title, 'value', deal.value)
          || coalesce(early.was, '{}') as was
      from deal
      cross join lateral (
        select exists (select from change_set where id = deal.change_set_id and kind = 'import') as is_so
      ) as imported
      left join lateral (
        select jsonb_object_agg(key, value) as was from (
          select distinct on (key) key, value from change cross join lateral jsonb_each(before)
          where ${isClosed} and object = 'deal' and record_id = deal.id and op = 'update'
            and change.at >= ((${began} + 1)::timestamp at time zone ${zone})
          order by key, change.id
        ) as first
      ) as early on true
    )
    select seen.id, app_user.name as seller, company.name as company, company.industry, company.employees::float8 as employees,
      seen.was ->> 'source' as source, seen.was ->> 'title' as title, ${value}::float8 as value,
      seen.began::text as scored_on, case when seen.came_closed then (seen.closed_at at time zone ${zone})::date else seen.began end::text as recorded_on,
      seen.status = 'won' as won, (coalesce(seen.won_at, seen.lost_at) at time zone ${zone})::date::text as closed_on
    from seen
    left join app_user on app_user.id = (seen.was ->> 'owner_id')::uuid
    left join company on company.id = (seen.was ->> 'company_id')::uuid
    order by seen.began, seen.id`.execute(ctx.db)
  return toSeen(rows, currency)
}

const readFeature: Record<WinFeature, (row: SeenRow, currency: string) => FeatureValue> = {
  Seller: ({ seller }) => seller,
  Company: ({ company }) => company,
  Industry: ({ industry }) => industry,
  Employees: ({ employees }) => logarithm(employees),
  Source: ({ source }) => source,
  Title: ({ title }) => title,
  Value: ({ value }, currency) => logarithm(value === null ? null : toMajor(value, currency)),
}

/** Ten times as much is one step more, whether from 10 or from 10,000. */
const logarithm = (value: number | null): number | null => (value === null ? null : Math.log10(1 + value))

function toSeen(rows: readonly SeenRow[], currency: string): SeenRecords {
  const column = (feature: WinFeature) => rows.map((row) => readFeature[feature](row, currency))
  return {
    table: Object.fromEntries(winFeatures.map((feature) => [feature, column(feature)])),
    recordedOn: Object.fromEntries(
      winFeatures.map((feature) => [
        feature,
        rows.map(({ recordedOn, scoredOn }) => (feature === 'Value' ? recordedOn : scoredOn)),
      ]),
    ),
    ids: rows.map(({ id }) => id),
    scoredOn: rows.map(({ scoredOn }) => scoredOn),
    outcomes: rows.map(({ won }) => Number(won)),
    closedOn: rows.map(({ closedOn, scoredOn }) => closedOn ?? scoredOn),
  }
}
