import { sql } from 'kysely'
import { type Ctx, createMany, inChangeSet, type Services, systemCtx } from '../../records/index.ts'

/** How one looks at leads: those that wait, and all by how far they are. */
const views = [
  {
    name: 'Waiting',
    object: 'lead',
    condition: { field: 'status', op: 'is', value: 'new' },
    columns: ['title', 'score.temperature', 'source', 'arrivedAt', 'responseDueAt', 'owner'],
    sort: 'responseDueAt',
    shared: true,
    position: 1,
  },
  {
    name: 'Open',
    object: 'lead',
    condition: { field: 'status', op: 'in', value: ['new', 'working'] },
    columns: [
      'title',
      'score.temperature',
      'score.points',
      'status',
      'source',
      'arrivedAt',
      'respondedAt',
      'owner',
    ],
    sort: '-arrivedAt',
    shared: true,
    position: 2,
  },
]

/** What warms a lead for most businesses, to begin with. */
const scoreRules = [
  { name: 'Gave a telephone number', points: 10, condition: { field: 'phone', op: 'isNotEmpty' } },
  { name: 'Wrote what they want', points: 15, condition: { field: 'message', op: 'isNotEmpty' } },
  { name: 'Asks for a company', points: 15, condition: { field: 'companyName', op: 'isNotEmpty' } },
  {
    name: 'Bought from us before',
    points: 25,
    condition: { field: 'contact.orderCount', op: 'gt', value: 0 },
  },
]

/** Makes views and score rules that every business starts with, once; what was removed is not made again. */
export async function seedLeads(services: Services): Promise<void> {
  const ctx = systemCtx(services, 'Regulars')
  if (await hasRules(ctx)) return
  await inChangeSet(ctx, { kind: 'system', label: 'First rules for leads' }, async (inside) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('leads.seed', 0))`.execute(inside.db)
    if (await hasRules(inside)) return
    const rules = scoreRules.map((rule, index) => ({ ...rule, position: index + 1 }))
    await createMany(inside, inside.registry.object('scoreRule'), rules)
    await createMany(inside, inside.registry.object('view'), views)
  })
}

async function hasRules(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql`select from score_rule limit 1`.execute(ctx.db)
  return rows.length > 0
}
