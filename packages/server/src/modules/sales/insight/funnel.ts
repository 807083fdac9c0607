import { stage } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Ctx, titleSql } from '../../../records/index.ts'
import { type DealSelection, dayOf, type Stretch, visibleDeals, within } from './visible-deals.ts'

/** How deals that began in a stretch of time went through the stages of their pipeline. Money in minor units. */
export interface Funnel {
  currency: string
  /** Open stages in their order. */
  stages: FunnelStage[]
  deals: number
  open: number
  won: number
  lost: number
  openValue: number
  wonValue: number
  /** Deals in currencies without an exchange rate: counted, their value is not. */
  foreign: number
  /** Median days from beginning to won; null when nothing was won. */
  cycleDays: number | null
}

/** One open stage. */
export interface FunnelStage {
  id: string
  name: string
  probability: number
  /** Deals that came at least this far. */
  reached: number
  /** Of them, how many stand here now, went further, and were won in the end. */
  here: number
  further: number
  won: number
  /** Median days of the stays that ended; null when none is known from the history. */
  days: number | null
  /** How many stays that is of. */
  stays: number
}

/**
 * Reads the funnel. A won deal has passed every open stage; an open one came as far as it stands or ever stood; a lost one as far as its history
 * tells, at least into the first. What was imported has no history, so its stays are not guessed.
 */
export async function readFunnel(
  ctx: Ctx,
  selection: DealSelection & { pipelineId: string },
  began: Stretch,
): Promise<Funnel> {
  const deals = sql`
    select * from ${await visibleDeals(ctx, selection)} as each where ${within(dayOf(ctx, sql`each.opened_at`), began)}`
  const [totals, stages] = await Promise.all([
    readTotals(ctx, deals),
    readStages(ctx, deals, selection.pipelineId),
  ])
  return { currency: ctx.services.settings.get('currency'), ...totals, stages }
}

async function readTotals(ctx: Ctx, deals: RawBuilder<unknown>) {
  const { rows } = await sql<Omit<Funnel, 'currency' | 'stages'>>`
    select count(*)::integer as deals,
      count(*) filter (where status = 'open')::integer as open,
      count(*) filter (where status = 'won')::integer as won,
      count(*) filter (where status = 'lost')::integer as lost,
      coalesce(sum(value) filter (where status = 'open'), 0)::float8 as open_value,
      coalesce(sum(value) filter (where status = 'won'), 0)::float8 as won_value,
      count(*) filter (where is_foreign)::integer as "foreign",
      (percentile_cont(0.5) within group (order by extract(epoch from won_at - opened_at) / 86400)
        filter (where won_at >= opened_at))::float8 as cycle_days
    from (${deals}) as deal`.execute(ctx.db)
  return rows[0]!
}

/** The moves of a deal between stages, but for those that were undone. It is read deal by deal along its index, whatever the planner thinks of their number. */
const movesOf = sql`
  select change.id, change.at, (change.before ->> 'stage_id')::uuid as from_id, (change.after ->> 'stage_id')::uuid as to_id
  from change left join change_set on change_set.id = change.change_set_id
  where change.record_id = deal.id and change.object = 'deal' and change.after ? 'stage_id'
    and change_set.undone_at is null and change_set.kind is distinct from 'undo'`

async function readStages(ctx: Ctx, deals: RawBuilder<unknown>, pipelineId: string): Promise<FunnelStage[]> {
  const { rows } = await sql<FunnelStage>`
    with step as materialized (
      select id, name, probability, row_number() over (order by position, id)::integer as place from stage
      where pipeline_id = ${pipelineId}::uuid and outcome = 'open' and deleted_at is null
    ),
    way as materialized (
      select deal.status, deal.stage_id, case when deal.status = 'won' then last.place else coalesce(visited.place, 1) end as place,
        visited.stays
      from (${deals}) as deal
      cross join (select max(place) as place from step) as last
      cross join lateral (
        select greatest(
            max(step.place) filter (where step.id in (from_id, to_id)), max(step.place) filter (where step.id = deal.stage_id)
          ) as place,
          array_agg(jsonb_build_object('stage', from_id, 'days', extract(epoch from at - began) / 86400))
            filter (where step.id = from_id and at >= began) as stays
        from step left join (
          select from_id, to_id, at, coalesce(lag(at) over (order by id), deal.opened_at) as began from (${movesOf}) as move
        ) as moved on true
      ) as visited
    ),
    stayed as (
      select (stay ->> 'stage')::uuid as stage_id, count(*)::integer as stays,
        percentile_cont(0.5) within group (order by (stay ->> 'days')::float8) as days
      from way cross join lateral unnest(way.stays) as stay group by 1
    ),
    counted as (
      select place, way.stage_id, status, count(*) as deals from way group by 1, 2, 3
    )
    select step.id, (select ${titleSql(ctx, stage, 'named', 'A stage you may not see')} from stage as named where named.id = step.id) as name, step.probability,
      coalesce(sum(deals) filter (where counted.place >= step.place), 0)::integer as reached,
      coalesce(sum(deals) filter (where status = 'open' and counted.stage_id = step.id), 0)::integer as here,
      coalesce(sum(deals) filter (where counted.place > step.place or status = 'won'), 0)::integer as further,
      coalesce(sum(deals) filter (where status = 'won'), 0)::integer as won,
      min(stayed.days)::float8 as days, coalesce(min(stayed.stays), 0)::integer as stays
    from step
    left join counted on true
    left join stayed on stayed.stage_id = step.id
    group by step.id, step.probability, step.place order by step.place`.execute(ctx.db)
  return rows
}
