import { sql } from 'kysely'
import { type Ctx, hasRate, inCurrency, isHidden } from '../../../records/index.ts'
import { type DealSelection, dayOf, rateDay, visibleDeals } from './visible-deals.ts'

/** Why the sum expected for a stretch of time is another one than it was. */
export const movementKinds = ['added', 'movedIn', 'grown', 'shrunk', 'movedOut', 'lost'] as const
type MovementKind = (typeof movementKinds)[number]

/** What moved between a snapshot and now. Money in minor units; `before` and all sums together make `after`. */
export interface Movements {
  currency: string
  /** Day of the snapshot; null when there is none so old, and then nothing is told. */
  since: string | null
  before: number
  after: number
  kinds: Array<{ kind: MovementKind; deals: number; change: number }>
  /** The deals that moved most. */
  deals: Array<{ id: string; title: string; kind: MovementKind; before: number | null; after: number | null }>
}

const mostDeals = 50

/**
 * Reads how what is expected to be won from `from` to `to` came to be what it is now: deals added, grown, shrunk, moved into or out of that stretch, and
 * lost, against how they stood at the last snapshot on or before `since`.
 */
export async function readMovements(
  ctx: Ctx,
  selection: DealSelection,
  { since, from, to }: { since: string; from: string; to: string },
): Promise<Movements> {
  const { rows: taken } = await sql<{ day: string | null }>`
    select max(taken_on)::text as day from deal_snapshot where taken_on <= ${since}::date`.execute(ctx.db)
  const currency = ctx.services.settings.get('currency')
  const day = taken[0]?.day ?? null
  if (!day) return { currency, since: null, before: 0, after: 0, kinds: [], deals: [] }
  const moved = await readMoved(ctx, selection, { stood: day, from, to })
  const sum = (key: 'before' | 'after') => moved.reduce((total, each) => total + (each[key] ?? 0), 0)
  const changed = moved.filter((each) => each.kind !== null) as Array<Moved & { kind: MovementKind }>
  return {
    currency,
    since: day,
    before: sum('before'),
    after: sum('after'),
    kinds: movementKinds.map((kind) => sumOf(kind, changed)),
    deals: changed
      .sort((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)))
      .slice(0, mostDeals)
      .map(({ id, title, kind, before, after }) => ({ id, title, kind, before, after })),
  }
}

interface Moved {
  id: string
  title: string
  kind: MovementKind | null
  before: number | null
  after: number | null
}

const changeOf = ({ before, after }: Pick<Moved, 'before' | 'after'>): number => (after ?? 0) - (before ?? 0)

function sumOf(kind: MovementKind, moved: ReadonlyArray<Moved & { kind: MovementKind }>) {
  const ofKind = moved.filter((each) => each.kind === kind)
  return { kind, deals: ofKind.length, change: ofKind.reduce((sum, each) => sum + changeOf(each), 0) }
}

async function readMoved(
  ctx: Ctx,
  selection: DealSelection,
  { stood, from, to }: { stood: string; from: string; to: string },
): Promise<Moved[]> {
  const deals = await visibleDeals(ctx, selection)
  const deal = ctx.registry.object('deal')
  const currency = ctx.services.settings.get('currency')
  // At the rate that holds for the deal now, so that what moves is the deal and not the currency.
  const day = rateDay(ctx, sql`snapshot.closed_at`)
  const stoodValue = isHidden(ctx, deal, 'value')
    ? sql`null::bigint`
    : inCurrency(sql`snapshot.value`, sql`snapshot.currency`, currency, day)
  const stoodClose = isHidden(ctx, deal, 'expectedCloseOn')
    ? sql`null::date`
    : sql`snapshot.expected_close_on`
  const inside = (what: ReturnType<typeof dayOf>) => sql`(${what} between ${from}::date and ${to}::date)`
  const { rows } = await sql<Moved>`
    with stood as (
      select snapshot.deal_id as id,
        case when snapshot.status = 'open' and ${inside(stoodClose)}
          or snapshot.status = 'won' and ${inside(dayOf(ctx, sql`snapshot.closed_at`))}
          then coalesce(${stoodValue}, 0) end as value
      from deal_snapshot as snapshot
      where snapshot.taken_on = ${stood}::date and ${hasRate(sql`snapshot.currency`, currency, day)}
    ), stands as (
      select deal.id, deal.title, deal.status,
        case when deal.status = 'open' and ${inside(sql`deal.expected_close_on`)}
          or deal.status = 'won' and ${inside(dayOf(ctx, sql`deal.won_at`))} then coalesce(deal.value, 0) end as value
      from ${deals} as deal where deal.is_foreign is not true
    )
    select stands.id, stands.title, stood.value::float8 as before, stands.value::float8 as after,
      case
        when stood.value is null then case when stood.id is null then 'added' else 'movedIn' end
        when stands.value is null then case when stands.status = 'lost' then 'lost' else 'movedOut' end
        when stands.value > stood.value then 'grown'
        when stands.value < stood.value then 'shrunk'
      end as kind
    from stands left join stood on stood.id = stands.id
    where stood.value is not null or stands.value is not null`.execute(ctx.db)
  return rows
}
