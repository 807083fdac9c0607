import { lead } from '@regulars/model'
import { sql } from 'kysely'
import {
  type BeforeWrite,
  type ChangeNews,
  type Ctx,
  changedIds,
  inChangeSet,
  updateMany,
} from '../../records/index.ts'

/** What counts as an answer to somebody who asked. */
const answers = ['call', 'meeting', 'email', 'chat', 'letter'] as const

/**
 * Stops the clock of leads whose person a colleague called, wrote to or met since they arrived: whoever notes a call need not also say that the lead was
 * answered.
 */
export async function noteAnswers(ctx: Ctx, news: ChangeNews): Promise<void> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select lead.id, min(touchpoint.at) as at
    from touchpoint join lead on lead.contact_id = touchpoint.contact_id
    where touchpoint.id in (${changedIds(ctx, news)}) and touchpoint.type in (${sql.join([...answers])})
      and touchpoint.created_by_id is not null and touchpoint.at >= lead.arrived_at
      and lead.status = 'new' and lead.deleted_at is null
    group by lead.id`.execute(ctx.db)
  if (rows.length === 0) return
  await inChangeSet(ctx, { kind: 'system', label: 'Leads answered' }, (inside) =>
    updateMany(
      inside,
      lead,
      rows.map(({ id, at }) => ({ id, values: { status: 'working', respondedAt: at.toISOString() } })),
      { trusted: true },
    ),
  )
}

/** A task about a lead is about whoever asked, so that it stands in their memory too. */
export const completeLeadTask: BeforeWrite = {
  object: 'task',
  fields: ['leadId'],
  async run(ctx, writes) {
    const ids = writes.flatMap(({ values }) => (typeof values.leadId === 'string' ? [values.leadId] : []))
    if (ids.length === 0) return
    const { rows } = await sql<{ id: string; contactId: string; companyId: string | null }>`
      select id, contact_id, company_id from lead where id = any(${ids}::uuid[])`.execute(ctx.db)
    const leads = new Map(rows.map((row) => [row.id, row]))
    for (const { before, values } of writes) {
      const found = leads.get(String(values.leadId))
      if (!found) continue
      if (!before?.contactId) values.contactId ??= found.contactId
      if (!before?.companyId) values.companyId ??= found.companyId
    }
  },
}
