import {
  compareMeans,
  compareShares,
  type MeanComparison,
  type SampleSums,
  sampleRatioCheck,
  sampleSize,
  summaryFromSums,
} from '@regulars/analytics'
import { program } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, hasRate, inCurrency, isHidden, reachSql } from '../../../records/index.ts'
import { noSuchProgram } from '../problems.ts'
import { type ArmSums, type Difference, type ProgramResults, tellResult } from './tell-result.ts'

interface ProgramFacts {
  name: string
  status: string
  launchedAt: Date | null
  goalDays: number
  holdoutShare: number
  costPerMessage: number
  until: Date
  /** When the goal's days of those who were drawn last are over. */
  goalReachedAt: Date | null
}

/**
 * What a program brought: everybody who was treated against everybody who was held back, each from their own draw until the goal's days are over (or until now).
 * Those who were drawn together begin together, whatever their arm, so the arms stay alike though not all begin at once.
 * Whoever was drawn counts in the arm drawn, message read or not: otherwise the arms would no longer be alike. Returns lower the revenue.
 *
 * @param asOf look at it as of this moment instead of now
 * @throws Problem `program.not-found`
 */
export async function readResults(
  ctx: Ctx,
  id: string,
  asOf: Date = ctx.setting.now,
): Promise<ProgramResults> {
  const facts = await readProgram(ctx, id, asOf)
  if (!facts) throw noSuchProgram()
  const currency = ctx.services.settings.get('currency')
  const arms = await readArms(ctx, id, facts, asOf, currency)
  const cost = (await messagesSent(ctx, id)) * facts.costPerMessage
  const base = {
    programId: id,
    name: facts.name,
    status: facts.status,
    currency,
    cost,
    launchedAt: iso(facts.launchedAt),
    until: iso(facts.until)!,
    goalReachedAt: iso(facts.goalReachedAt),
  }
  const { treatment, holdout } = arms
  if (!facts.launchedAt || treatment.people === 0)
    return { ...base, arms, told: false, sentence: 'This program has not been launched yet.' }
  if (holdout.people < 2 || treatment.people < 2) {
    return {
      ...base,
      arms,
      told: false,
      sentence: 'Nobody was held back, so it cannot be told what the program brought by itself.',
    }
  }
  const comparison = compare(arms)
  if (typeof comparison === 'string') return { ...base, arms, told: false, sentence: comparison }
  const ratio = sampleRatioCheck([treatment.people, holdout.people], {
    weights: [1 - facts.holdoutShare, facts.holdoutShare],
  })
  return {
    ...base,
    arms,
    told: true,
    ...comparison,
    return: cost > 0 ? (comparison.revenue.total - cost) / cost : null,
    sampleRatio: ratio.ok ? { pValue: ratio.pValue, fair: ratio.balanced } : null,
    peopleNeeded: peopleNeeded(arms),
    sentence: tellResult(facts.name, comparison.revenue, {
      currency,
      cost,
      locale: ctx.services.settings.get('locale'),
    }),
  }
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null

/** What of it the actor may see; one whose name is hidden is called by what it is. */
async function readProgram(ctx: Ctx, id: string, asOf: Date): Promise<ProgramFacts | undefined> {
  const name = isHidden(ctx, program, 'name') ? sql`'The program'` : sql`program.name`
  const reach = sql.join([sql`program.id = ${id}`, ...reachSql(ctx, program, 'program')], sql` and `)
  const { rows } = await sql<ProgramFacts>`
    select ${name} as name, status, launched_at, coalesce(goal_days, 30)::integer as goal_days, holdout_share, coalesce(cost_per_message, 0) as cost_per_message,
      over.at as goal_reached_at, least(${asOf}::timestamptz, over.at) as until
    from program cross join lateral (
      select coalesce(max(enrolled_at), launched_at) + make_interval(days => coalesce(goal_days, 30)::integer) as at
      from enrollment where enrollment.program_id = program.id and arm <> 'excluded' and enrolled_at <= ${asOf}
    ) as over
    where ${reach}
  `.execute(ctx.db)
  return rows[0]
}

async function messagesSent(ctx: Ctx, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from message where program_id = ${id} and status in ('sent', 'kept', 'unknown')
  `.execute(ctx.db)
  return rows[0]!.count
}

/**
 * Sums over both arms in one pass, zeros included: counts, sums and sums of squares are all that the comparisons need. Of each only counts what was bought between
 * their own draw and the end of the goal's days; who was drawn after the moment looked at is not in it yet.
 */
async function readArms(ctx: Ctx, id: string, { goalDays }: ProgramFacts, asOf: Date, currency: string) {
  const [own, day] = [sql`"order".currency`, sql`"order".placed_on`]
  const total = inCurrency(sql`"order".total`, own, currency, day)
  const isTold = hasRate(own, currency, day)
  const { rows } = await sql<ArmSums & { arm: string }>`
    with drawn as materialized (
      select contact_id, arm, enrolled_at, least(${asOf}::timestamptz, enrolled_at + make_interval(days => ${goalDays}::integer)) as until
      from enrollment where program_id = ${id} and enrolled_at <= ${asOf}
    ),
    bought as (
      select "order".contact_id, count(*) filter (where not is_return) as orders, sum(${total})::float8 as revenue
      from "order" join drawn on drawn.contact_id = "order".contact_id
      where status = 'placed' and deleted_at is null and ${isTold} and placed_at > drawn.enrolled_at and placed_at <= drawn.until
      group by "order".contact_id
    )
    select drawn.arm, count(*)::integer as people,
      (count(*) filter (where bought.orders > 0))::integer as buyers,
      coalesce(sum(bought.orders), 0)::float8 as orders, coalesce(sum(bought.orders ^ 2), 0)::float8 as orders_squared,
      coalesce(sum(bought.revenue), 0)::float8 as revenue, coalesce(sum(bought.revenue ^ 2), 0)::float8 as revenue_squared
    from drawn left join bought on bought.contact_id = drawn.contact_id
    group by drawn.arm
  `.execute(ctx.db)
  const none: ArmSums = { people: 0, buyers: 0, orders: 0, ordersSquared: 0, revenue: 0, revenueSquared: 0 }
  const of = (arm: string): ArmSums => {
    const found = rows.find((row) => row.arm === arm)
    if (!found) return none
    const { arm: _arm, ...sums } = found
    return sums
  }
  return { treatment: of('treatment'), holdout: of('holdout'), excluded: of('excluded') }
}

interface Comparison {
  buyers: Difference
  orders: Difference
  revenue: Difference
}

type Arms = Pick<ProgramResults['arms'], 'treatment' | 'holdout'>

/** All three comparisons, or the sentence that says why there are none yet. */
function compare({ treatment, holdout }: Arms): Comparison | string {
  const shares = compareShares(shareOf(treatment), shareOf(holdout))
  const [orders, revenue] = [ordersOf, revenueOf].map((sums) =>
    compareMeans(summaryFromSums(sums(treatment)), summaryFromSums(sums(holdout))),
  )
  if (!shares.ok || !orders?.ok || !revenue?.ok) {
    return treatment.buyers + holdout.buyers === 0
      ? 'Nobody has bought since the launch, treated or held back, so there is nothing to compare yet.'
      : 'Too few have bought since the launch to compare those treated with those held back.'
  }
  const means = (sums: (arm: ArmSums) => SampleSums) =>
    [treatment, holdout].map((arm) => sums(arm).sum / arm.people) as [number, number]
  return {
    buyers: differenceOf([treatment.buyers / treatment.people, holdout.buyers / holdout.people], shares),
    orders: differenceOf(means(ordersOf), orders),
    revenue: differenceOf(means(revenueOf), revenue),
  }
}

const shareOf = ({ buyers, people }: ArmSums) => ({ successes: buyers, count: people })
const ordersOf = ({ people, orders, ordersSquared }: ArmSums): SampleSums => ({
  count: people,
  sum: orders,
  sumOfSquares: ordersSquared,
})
const revenueOf = ({ people, revenue, revenueSquared }: ArmSums): SampleSums => ({
  count: people,
  sum: revenue,
  sumOfSquares: revenueSquared,
})

function differenceOf(
  [treatment, holdout]: [number, number],
  { difference, interval, totalEffect }: Pick<MeanComparison, 'difference' | 'interval' | 'totalEffect'>,
): Difference {
  return {
    treatment,
    holdout,
    difference,
    low: interval.low,
    high: interval.high,
    total: totalEffect.estimate,
    totalLow: totalEffect.interval.low,
    totalHigh: totalEffect.interval.high,
  }
}

/** How many people in all it takes to tell a rise of the share of buyers by a fifth, at the shares seen; null when that cannot be said. */
function peopleNeeded({ treatment, holdout }: Arms): number | null {
  const share = holdout.buyers / holdout.people
  if (!(share > 0 && share * 1.2 < 1)) return null
  const controlShare = holdout.people / (holdout.people + treatment.people)
  const needed = sampleSize({ shareWithout: share, shareWith: share * 1.2 }, { controlShare })
  return needed.ok ? needed.total : null
}
