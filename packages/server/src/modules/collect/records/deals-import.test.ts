import { pipeline, stage } from '@regulars/model'
import { expect, test } from 'vitest'
import { create } from '../../../records/index.ts'
import { testCollect } from '../testing.ts'

const { pool, ctx, dryRun, importFile } = await testCollect()

async function aPipeline(name: string, stages: readonly string[]): Promise<void> {
  const pipelineId = await create(ctx, pipeline, { name })
  for (const [index, each] of stages.entries()) {
    const outcome = each === 'Won' ? 'won' : 'open'
    await create(ctx, stage, { name: each, pipelineId, position: index + 1, outcome })
  }
}

test('stages that several pipelines have are those of the pipeline with most of the stages in the file', async () => {
  await aPipeline('Sales', ['Prospecting', 'Proposal', 'Won'])
  await aPipeline('Hardware', ['Prospecting', 'Engaging', 'Won'])
  const file = 'Deal,Stage\nA,Won\nB,Engaging\nC,Prospecting\n'
  const { notes } = await dryRun('deals', file)
  expect(notes).toEqual(['Stage: several pipelines have some of these names; those of “Hardware” are meant.'])
  const run = await importFile('deals', file)
  expect(run).toMatchObject({ status: 'done', problem: null, created: 3 })
  const { rows } = await pool.query(`
    select deal.title, pipeline.name as pipeline from deal join pipeline on pipeline.id = deal.pipeline_id order by 1`)
  expect(rows).toEqual(['A', 'B', 'C'].map((title) => ({ title, pipeline: 'Hardware' })))
})
