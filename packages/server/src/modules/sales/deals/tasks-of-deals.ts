import { sql } from 'kysely'
import {
  type BeforeWrite,
  type ChangeNews,
  type Ctx,
  changedIds,
  inChangeSet,
  insertRecords,
} from '../../../records/index.ts'

/** A task or note about a deal is about the people the deal is with, so that it stands in their memory too. */
export const completeAbout = (object: 'task' | 'note'): BeforeWrite => ({
  object,
  fields: ['dealId'],
  async run(ctx, writes) {
    const ids = writes.flatMap(({ values }) => (typeof values.dealId === 'string' ? [values.dealId] : []))
    if (ids.length === 0) return
    const { rows } = await sql<{ id: string; contactId: string | null; companyId: string | null }>`
      select id, contact_id, company_id from deal where id = any(${ids}::uuid[])`.execute(ctx.db)
    const deals = new Map(rows.map((row) => [row.id, row]))
    for (const { before, values } of writes) {
      const deal = deals.get(String(values.dealId))
      if (!deal) continue
      if (!before?.contactId) values.contactId ??= deal.contactId
      if (!before?.companyId) values.companyId ??= deal.companyId
    }
  },
})

/**
 * Gives deals that entered a stage what is to be done there, its own tasks and the plan it begins, each once: a deal that comes back is not asked again. What an import brings is left
 * alone, since it tells of the past.
 */
export async function giveStageTasks(ctx: Ctx, news: ChangeNews): Promise<void> {
  await inChangeSet(ctx, { kind: 'system', label: 'To do in the stage' }, async (within) => {
    // Two runs of this reaction wait for each other, so that no task comes twice.
    await sql`select id from deal where id in (${enteredIds(within, news)}) order by id for no key update`.execute(
      within.db,
    )
    const columns = [
      ...['title', 'kind', 'details', 'due_on', 'deal_id', 'contact_id', 'company_id', 'owner_id'],
      ...['stage_task_id', 'plan_step_id'],
    ]
    await insertRecords(within, within.registry.object('task'), {
      columns,
      select: sql`
        select asked.title, asked.kind, asked.details,
          (${within.setting.now} at time zone ${within.setting.timeZone})::date + asked.due_after_days::integer as due_on,
          deal.id as deal_id, deal.contact_id, deal.company_id, deal.owner_id, asked.stage_task_id, asked.plan_step_id
        from deal cross join lateral (${askedByStage}) as asked
        where deal.id in (${enteredIds(within, news)}) and deal.deleted_at is null and not exists (
          select from task where task.deal_id = deal.id
            and (task.stage_task_id = asked.stage_task_id or task.plan_step_id = asked.plan_step_id)
        )`,
    })
  })
}

/** The tasks of the stage itself, and the steps of the plan it begins. */
const askedByStage = sql`
  select title, 'task' as kind, null::text as details, due_after_days, id as stage_task_id, null::uuid as plan_step_id
  from stage_task where stage_task.stage_id = deal.stage_id and stage_task.deleted_at is null
  union all
  select step.title, step.kind, step.details, step.due_after_days, null::uuid, step.id
  from stage
  join activity_plan as plan on plan.id = stage.activity_plan_id and plan.deleted_at is null
  join activity_step as step on step.plan_id = plan.id and step.deleted_at is null
  where stage.id = deal.stage_id`

const enteredIds = (ctx: Ctx, news: ChangeNews) => sql`
  select found.id from (${changedIds(ctx, news)}) as found
  where exists (select from change_set where id = ${news.changeSetId} and kind not in ('import', 'undo'))
    and (${news.event === 'created'} or exists (
      select from change where change_set_id = ${news.changeSetId} and object = 'deal'
        and record_id = found.id and after ? 'stage_id'))`
