import type { Condition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import {
  type Ctx,
  hasRate,
  inCurrency,
  isHidden,
  reachSql,
  requireRead,
  selectedIds,
} from '../../../records/index.ts'

/** Which deals a figure is about. */
export interface DealSelection {
  pipelineId?: string | undefined
  filter?: Condition | undefined
}

/**
 * The deals that the actor may see and that are meant, as a query with every column. Amounts are in the currency of the business, at the rate of the day on
 * which the deal was closed, or of today; `is_foreign` says that there is no rate, and then the value is not known. What the actor may not see of a deal is as
 * if it were not known.
 */
export async function visibleDeals(
  ctx: Ctx,
  { pipelineId, filter }: DealSelection,
): Promise<RawBuilder<unknown>> {
  const deal = ctx.registry.object('deal')
  requireRead(ctx, deal)
  const where = [
    sql`true`,
    ...reachSql(ctx, deal, 'seen'),
    ...(pipelineId ? [sql`seen.pipeline_id = ${pipelineId}::uuid`] : []),
    ...(filter ? [sql`seen.id in (${await selectedIds(ctx, deal, { filter })})`] : []),
  ]
  const currency = ctx.services.settings.get('currency')
  const shown = (key: string, column: RawBuilder<unknown>, type: string) =>
    isHidden(ctx, deal, key) ? sql`null::${sql.raw(type)}` : column
  const day = rateDay(ctx, sql`coalesce(seen.won_at, seen.lost_at)`)
  const value = shown('value', inCurrency(sql`seen.value`, sql`seen.currency`, currency, day), 'bigint')
  return sql`(
    select seen.id, ${shown('title', sql`seen.title`, 'text')} as title, seen.stage_id, seen.pipeline_id, seen.status,
      ${shown('owner', sql`seen.owner_id`, 'uuid')} as owner_id, ${shown('company', sql`seen.company_id`, 'uuid')} as company_id,
      ${shown('source', sql`seen.source`, 'text')} as source, ${shown('competitors', sql`seen.competitors`, 'text[]')} as competitors,
      ${shown('forecastCategory', sql`seen.forecast_category`, 'text')} as forecast_category,
      ${shown('expectedCloseOn', sql`seen.expected_close_on`, 'date')} as expected_close_on, seen.created_at,
      coalesce(seen.opened_at, seen.created_at) as opened_at, seen.won_at, seen.lost_at,
      coalesce(seen.won_at, seen.lost_at) as closed_at, ${value} as value, not ${hasRate(sql`seen.currency`, currency, day)} as is_foreign
    from deal as seen
    where ${sql.join(where, sql` and `)}
  )`
}

/** The calendar day of a moment, in the time zone of the business. */
export const dayOf = (ctx: Ctx, moment: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${moment} at time zone ${ctx.setting.timeZone})::date`

/** The day whose exchange rate holds for a deal: that on which it was closed, or today. */
export const rateDay = (ctx: Ctx, closedAt: RawBuilder<unknown>): RawBuilder<unknown> =>
  dayOf(ctx, sql`coalesce(${closedAt}, ${ctx.setting.now}::timestamptz)`)

/** A stretch of days, both ends in it; an open end is not asked for. */
export interface Stretch {
  from?: string | undefined
  to?: string | undefined
}

/** That a day lies in a stretch. */
export function within(day: RawBuilder<unknown>, { from, to }: Stretch): RawBuilder<boolean> {
  const parts = [...(from ? [sql`${day} >= ${from}::date`] : []), ...(to ? [sql`${day} <= ${to}::date`] : [])]
  return parts.length === 0 ? sql`true` : sql<boolean>`${sql.join(parts, sql` and `)}`
}
