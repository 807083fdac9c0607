import { sql } from 'kysely'
import {
  type Ctx,
  create,
  createMany,
  inChangeSet,
  type Services,
  systemCtx,
} from '../../../records/index.ts'

/** How most businesses begin to sell; everything about it may be changed. Probabilities are round guesses until the own history says better. */
const stages = [
  { name: 'Prospecting', probability: 0.1, staleAfterDays: 30 },
  { name: 'Qualified', probability: 0.25, staleAfterDays: 30 },
  {
    name: 'Proposal',
    probability: 0.5,
    staleAfterDays: 21,
    requirements: { all: [{ field: 'value', op: 'isNotEmpty' }] },
  },
  {
    name: 'Negotiation',
    probability: 0.75,
    staleAfterDays: 14,
    requirements: {
      all: [
        { field: 'value', op: 'isNotEmpty' },
        { field: 'expectedCloseOn', op: 'isNotEmpty' },
      ],
    },
  },
  { name: 'Won', outcome: 'won', probability: 1 },
  { name: 'Lost', outcome: 'lost', probability: 0 },
]

/** How one looks at deals: on their way, and those that stand too long. */
const views = [
  {
    name: 'Board',
    object: 'deal',
    layout: 'board',
    settings: { by: 'stage', summary: { value: 'sum' } },
    columns: ['title', 'value', 'company', 'expectedCloseOn', 'nextStep', 'staleOn'],
    shared: true,
    position: 1,
  },
  {
    name: 'Stale',
    object: 'deal',
    condition: { field: 'staleOn', op: 'lt', value: 'today' },
    columns: ['title', 'company', 'stage', 'value', 'staleOn', 'nextStep', 'owner'],
    sort: 'staleOn',
    shared: true,
    position: 2,
  },
]

/** Makes the pipeline that every business starts with, once; a business that removed it is not given it again. */
export async function seedPipeline(services: Services): Promise<void> {
  const ctx = systemCtx(services, 'Regulars')
  if (await hasPipeline(ctx)) return
  await inChangeSet(ctx, { kind: 'system', label: 'First pipeline' }, async (inside) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('sales.seed-pipeline', 0))`.execute(inside.db)
    if (await hasPipeline(inside)) return
    const pipelineId = await create(inside, inside.registry.object('pipeline'), { name: 'Sales' })
    await createMany(
      inside,
      inside.registry.object('stage'),
      stages.map((stage, index) => ({ ...stage, pipelineId, position: index + 1 })),
    )
    await createMany(inside, inside.registry.object('view'), views)
  })
}

async function hasPipeline(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql`select from pipeline limit 1`.execute(ctx.db)
  return rows.length > 0
}
