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
 * Gives deals that entered a stage what is to be done there, each once: a deal that comes back is not asked again. What an import brings is left
 * alone, since it tells of the past.
 */
export async function giveStageTasks(ctx: Ctx, news: ChangeNews): Promise<void> {
  await inChangeSet(ctx, { kind: 'system', label: 'To do in the stage' }, async (within) => {
    // Two runs of this reaction wait for each other, so that no task comes twice.
    await sql`select id from deal where id in (${enteredIds(within, news)}) order by id for no key update`.execute(
      within.db,
    )
    const columns = ['title', 'due_on', 'deal_id', 'contact_id', 'company_id', 'owner_id', 'stage_task_id']
    await insertRecords(within, within.registry.object('task'), {
      columns,
      select: sql`
        select plan.title, (${within.setting.now} at time zone ${within.setting.timeZone})::date + plan.due_after_days::integer as due_on,
          deal.id as deal_id, deal.contact_id, deal.company_id, deal.owner_id, plan.id as stage_task_id
        from deal join stage_task as plan on plan.stage_id = deal.stage_id and plan.deleted_at is null
        where deal.id in (${enteredIds(within, news)}) and deal.deleted_at is null
          and not exists (select from task where task.deal_id = deal.id and task.stage_task_id = plan.id)`,
    })
  })
}

const enteredIds = (ctx: Ctx, news: ChangeNews) => sql`
  select found.id from (${changedIds(ctx, news)}) as found
  where exists (select from change_set where id = ${news.changeSetId} and kind not in ('import', 'undo'))
    and (${news.event === 'created'} or exists (
      select from change where change_set_id = ${news.changeSetId} and object = 'deal'
        and record_id = found.id and after ? 'stage_id'))`
