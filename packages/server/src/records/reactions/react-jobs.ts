import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import type { Services } from '../../platform/services.ts'
import type { ChangeCounts } from '../change-sets/change-set.ts'
import { systemCtx } from '../context.ts'
import { wantedNews } from './wanted-news.ts'

const changeSetId = z.uuid()

/** Gives each reaction to a change set a job of its own, so that one that fails is tried again without the others. */
export const reactToChangeSet = defineJob({
  name: 'records.react',
  schema: z.strictObject({ changeSetId }),
  async run({ changeSetId }, { services }) {
    const counts = await countsOf(services, changeSetId)
    for (const { reaction } of wantedNews(services.rules.reactions, changeSetId, counts)) {
      const { name } = reaction
      await services.jobs.enqueue(
        runReaction,
        { changeSetId, reaction: name },
        { key: `${name} ${changeSetId}` },
      )
    }
  },
})

/** Runs one reaction to one change set. */
export const runReaction = defineJob({
  name: 'records.run-reaction',
  schema: z.strictObject({ changeSetId, reaction: z.string() }),
  async run({ changeSetId, reaction: name }, { services }) {
    const counts = await countsOf(services, changeSetId)
    const wanted = wantedNews(services.rules.reactions, changeSetId, counts).find(
      ({ reaction }) => reaction.name === name,
    )
    // A reaction may have gone with a new version of the product; then there is nothing to do.
    await wanted?.reaction.react(systemCtx(services, name), wanted.news)
  },
})

async function countsOf(services: Services, id: string): Promise<ChangeCounts> {
  const { rows } = await sql<{ counts: ChangeCounts | null }>`
    select counts from change_set where id = ${id}`.execute(services.db)
  return rows[0]?.counts ?? {}
}
