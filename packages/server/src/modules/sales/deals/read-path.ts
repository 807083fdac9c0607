import { deal, describeParts, stage, user } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, get, isHidden, titleSql, unmetParts } from '../../../records/index.ts'
import { requirementParts } from './stages.ts'

/** The way of one deal: the stages before it and what they still ask for, and the moves it made. */
export interface DealPath {
  stages: PathStage[]
  /** Moves that were not undone, oldest first. */
  moves: DealMove[]
}

export interface PathStage {
  id: string
  name: string
  outcome: 'open' | 'won' | 'lost'
  probability: number
  /** What the deal lacks to enter, each in words after "deals there": "have a value". */
  lacks: string[]
  /** Days it stood there so far, over all its stays; null when it never did. */
  days: number | null
}

export interface DealMove {
  at: string
  fromId: string | null
  toId: string
  from: string | null
  to: string
  by: string | null
}

/**
 * Reads it.
 * @throws Problem `record.not-found` when the actor sees no such deal
 */
export async function readPath(ctx: Ctx, dealId: string): Promise<DealPath> {
  const record = await get(ctx, deal, dealId)
  if (isHidden(ctx, deal, 'stage')) return { stages: [], moves: [] }
  const moves = await readMoves(ctx, dealId)
  const stages = await readStages(ctx, record.stageId)
  const days = daysByStage(record, moves, ctx.setting.now)
  const told: PathStage[] = []
  for (const { requirements, ...stage } of stages) {
    const lacks = stage.id === record.stageId ? [] : await lackedFor(ctx, { ...record }, requirements)
    told.push({ ...stage, lacks, days: days.get(stage.id) ?? null })
  }
  return { stages: told, moves }
}

const unknownStage = 'A stage you may not see'

type StageRow = Omit<PathStage, 'lacks' | 'days'> & { requirements: unknown }

/** The stages of the pipeline; the one it stands in also when that was removed. */
async function readStages(ctx: Ctx, stageId: string): Promise<StageRow[]> {
  const { rows } = await sql<StageRow>`
    select other.id, ${titleSql(ctx, stage, 'other', unknownStage)} as name, other.outcome, other.probability,
      ${isHidden(ctx, stage, 'requirements') ? sql`null::jsonb` : sql`other.requirements`} as requirements
    from stage as own join stage as other on other.pipeline_id = own.pipeline_id
    where own.id = ${stageId} and (other.deleted_at is null or other.id = own.id)
    order by other.position, other.id`.execute(ctx.db)
  return rows
}

async function lackedFor(ctx: Ctx, record: Record<string, unknown>, requirements: unknown) {
  const parts = requirementParts(ctx.registry, requirements)
  const unmet = await unmetParts(ctx, ctx.registry.object('deal'), record, parts)
  const { settings } = ctx.services
  return describeParts(
    { all: unmet.map((index) => parts[index]!) },
    ctx.registry.object('deal'),
    ctx.registry,
    {
      currency: settings.get('currency'),
      locale: settings.get('locale'),
    },
  ).map(({ text }) => text)
}

async function readMoves(ctx: Ctx, dealId: string): Promise<DealMove[]> {
  const { rows } = await sql<DealMove>`
    select to_json(change.at) #>> '{}' as at, change.before ->> 'stage_id' as from_id, change.after ->> 'stage_id' as to_id,
      case when origin.id is not null then ${titleSql(ctx, stage, 'origin', unknownStage)} end as "from",
      case when target.id is null then 'A stage that is gone' else ${titleSql(ctx, stage, 'target', unknownStage)} end as "to",
      ${titleSql(ctx, user, 'app_user', null)} as by
    from change
    left join change_set on change_set.id = change.change_set_id
    left join app_user on app_user.id = change_set.created_by_id
    left join stage as origin on origin.id = (change.before ->> 'stage_id')::uuid
    left join stage as target on target.id = (change.after ->> 'stage_id')::uuid
    where change.object = 'deal' and change.record_id = ${dealId} and change.after ? 'stage_id'
      and change_set.undone_at is null and change_set.kind is distinct from 'undo'
    order by change.id limit 500`.execute(ctx.db)
  return rows
}

const dayMs = 86_400_000

/** From one move to the next, the first stay from the beginning of the deal; the last goes on until now, or ended when the deal was closed. */
function daysByStage(
  record: { stageId: string; openedAt: string | null; createdAt: string; status: string },
  moves: readonly DealMove[],
  now: Date,
): Map<string, number> {
  const days = new Map<string, number>()
  let since = new Date(record.openedAt ?? record.createdAt).getTime()
  const add = (stageId: string | null, until: number) => {
    if (stageId && until >= since) days.set(stageId, (days.get(stageId) ?? 0) + (until - since) / dayMs)
    since = Math.max(since, until)
  }
  for (const { fromId, at } of moves) add(fromId, new Date(at).getTime())
  if (record.status === 'open') add(record.stageId, now.getTime())
  return days
}
