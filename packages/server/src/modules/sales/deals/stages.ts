import { type Condition, checkCondition, type Registry } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/** What a stage asks of and says about deals. */
export interface StageFacts {
  id: string
  name: string
  pipelineId: string
  outcome: 'open' | 'won' | 'lost'
  requirements: unknown
}

/** Stages by id; those that are not there are absent. */
export async function stagesById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, StageFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<StageFacts>`
    select id, name, pipeline_id, outcome, requirements from stage
    where id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The stage in which a deal begins that names none: the first open one of the first pipeline. */
export async function firstStage(ctx: Ctx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select stage.id from stage join pipeline on pipeline.id = stage.pipeline_id
    where stage.outcome = 'open' and stage.deleted_at is null and pipeline.deleted_at is null
    order by pipeline.position, pipeline.created_at, stage.position, stage.id limit 1`.execute(ctx.db)
  return rows[0]?.id
}

/**
 * The parts of what a stage asks for, each to be answered and named by itself. A part that speaks of a field that has gone since is left out: it could
 * never be satisfied again.
 */
export function requirementParts(registry: Registry, requirements: unknown): Condition[] {
  if (requirements === null || requirements === undefined) return []
  const read = checkCondition(requirements, registry.object('deal'), registry)
  if (!read.ok) return []
  return 'all' in read.condition ? [...read.condition.all] : [read.condition]
}
