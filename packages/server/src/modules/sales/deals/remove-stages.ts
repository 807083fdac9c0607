import { deal, pipeline, stage } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, find, get, inChangeSet, remove, updateMany } from '../../../records/index.ts'
import { lastOpenStage, tooManyDeals, whereTo } from './problems.ts'

/** How many deals are moved in one change set while somebody waits. */
const mostMoved = 5000

/**
 * Removes a stage; its deals go to another one first, in the same change set.
 * @throws Problem `stage.where-to`, `stage.last-open`, and as moving a deal does
 */
export async function removeStage(ctx: Ctx, id: string, moveTo: string | undefined): Promise<void> {
  await inChangeSet(ctx, { label: '' }, async (inside) => {
    const { name, outcome, pipelineId } = await get(inside, stage, id)
    inside.changeSet.label ||= `Removed the stage ${name}`
    if (outcome === 'open' && (await openStages(inside, { pipelineId, except: id })) === 0)
      throw lastOpenStage(name)
    await moveDeals(inside, [id], moveTo)
    await remove(inside, stage, id)
  })
}

/**
 * Removes a pipeline with its stages; its deals go to a stage of another one first, in the same change set.
 * @throws Problem `stage.where-to`, `stage.last-open`, and as moving a deal does
 */
export async function removePipeline(ctx: Ctx, id: string, moveTo: string | undefined): Promise<void> {
  await inChangeSet(ctx, { label: '' }, async (inside) => {
    const { name } = await get(inside, pipeline, id)
    inside.changeSet.label ||= `Removed the pipeline ${name}`
    const { rows } = await sql<{ id: string }>`
      select id from stage where pipeline_id = ${id} and deleted_at is null`.execute(inside.db)
    if ((await openStages(inside, { exceptPipeline: id })) === 0) throw lastOpenStage(name)
    await moveDeals(
      inside,
      rows.map((row) => row.id),
      moveTo,
    )
    await remove(inside, pipeline, id)
  })
}

interface Asked {
  pipelineId?: string
  except?: string
  exceptPipeline?: string
}

/** How many open stages there would still be: a deal must have one to begin in. */
async function openStages({ db }: Ctx, { pipelineId, except, exceptPipeline }: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from stage join pipeline on pipeline.id = stage.pipeline_id and pipeline.deleted_at is null
    where stage.outcome = 'open' and stage.deleted_at is null
      and (${pipelineId ?? null}::uuid is null or stage.pipeline_id = ${pipelineId ?? null}::uuid)
      and stage.id is distinct from ${except ?? null}::uuid
      and stage.pipeline_id is distinct from ${exceptPipeline ?? null}::uuid`.execute(db)
  return rows[0]!.count
}

/** Whoever removes a stage moves all its deals, also those that only others may see: none may be left behind. */
async function moveDeals(ctx: Ctx, stageIds: readonly string[], moveTo: string | undefined): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from deal where stage_id = any(${stageIds}::uuid[]) and deleted_at is null
    order by id limit ${mostMoved + 1}`.execute(ctx.db)
  if (rows.length === 0) return
  if (rows.length > mostMoved) throw tooManyDeals(mostMoved)
  const target = moveTo === undefined ? undefined : await find(ctx, stage, moveTo)
  if (!target || stageIds.includes(target.id)) throw whereTo(rows.length)
  const changes = rows.map(({ id }) => ({ id, values: { stageId: target.id } }))
  await updateMany(ctx, deal, changes, { trusted: true })
}
