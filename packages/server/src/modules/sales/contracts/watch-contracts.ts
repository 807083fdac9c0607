import { addDays, contract, dayAt, nextLastDay, task } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import {
  type Ctx,
  createMany,
  inChangeSet,
  type RecordChange,
  type Services,
  systemCtx,
  updateMany,
} from '../../../records/index.ts'
import { monthsOfNextTerm } from './notice.ts'

const batchSize = 500

/** Every hour, so that it is done soon after a day begins in any time zone: pauses begin and end, terms are renewed or end, and notice days are called to mind. */
export const watchContracts = defineJob({
  name: 'sales.watch-contracts',
  schema: z.object({}),
  cron: '17 * * * *',
  async run(_payload, { services }) {
    await followPauses(services)
    await renewContracts(services)
    await remindOfNotice(services)
  },
})

/** Contracts rest on the days of their pauses. Answers with how many changed. */
export async function followPauses(services: Services): Promise<number> {
  return inBatches(services, 'Pauses of contracts', async (ctx, today) => {
    const { rows } = await sql<{ id: string; status: string }>`
      select contract.id, case when rests then 'paused' else 'active' end as status
      from contract cross join lateral (
        select exists (
          select from contract_pause as pause
          where pause.contract_id = contract.id and pause.deleted_at is null
            and pause.starts_on <= ${today}::date and coalesce(pause.ends_on >= ${today}::date, true)) as rests
      ) as now
      where contract.deleted_at is null and contract.status = case when rests then 'active' else 'paused' end
      order by contract.id limit ${batchSize} for no key update of contract skip locked`.execute(ctx.db)
    const changes = rows.map(({ id, status }) => ({ id, values: { status } }))
    await updateMany(ctx, contract, changes, { trusted: true })
    return rows.length
  })
}

interface ContractOver {
  id: string
  status: string
  startsOn: string
  endsOn: string
  renewal: string
  termMonths: number | null
  renewalMonths: number | null
}

/** Terms that are over go on or end, as agreed. Answers with how many. */
export async function renewContracts(services: Services): Promise<number> {
  return inBatches(services, 'Contracts renewed and ended', async (ctx, today) => {
    const { rows } = await sql<ContractOver>`
      select id, status, starts_on::text, ends_on::text, renewal, term_months, renewal_months from contract
      where status in ('active', 'paused', 'noticed') and ends_on < ${today}::date and deleted_at is null
      order by ends_on, id limit ${batchSize} for no key update skip locked`.execute(ctx.db)
    const renewedAt = services.clock.now().toISOString()
    const changes = rows.map((row) => changeOf(row, today, renewedAt))
    await updateMany(ctx, contract, changes, { trusted: true })
    return rows.length
  })
}

function changeOf(over: ContractOver, today: string, renewedAt: string): RecordChange {
  const { id, status, renewal, startsOn } = over
  if (status === 'noticed' || renewal !== 'automatic') return { id, values: { status: 'ended' } }
  let { endsOn } = over
  while (endsOn < today) endsOn = nextLastDay(startsOn, endsOn, monthsOfNextTerm(over))
  return { id, values: { endsOn, renewedAt } }
}

interface NoticeDue {
  id: string
  title: string
  endsOn: string
  noticeOn: string
  renewal: string
  contactId: string | null
  companyId: string | null
  ownerId: string | null
}

/** Makes a task before the notice day of each term, once. Answers with how many. */
export async function remindOfNotice(services: Services): Promise<number> {
  const days = services.settings.get('contractReminderDays')
  return inBatches(services, 'Reminded of contracts', async (ctx, today) => {
    const { rows } = await sql<NoticeDue>`
      select id, title, ends_on::text, notice_on::text, renewal, contact_id, company_id, owner_id from contract
      where status in ('active', 'paused') and renewal <> 'ends' and deleted_at is null
        and notice_on <= ${addDays(today, days)}::date and ends_on >= ${today}::date
        and reminded_for is distinct from ends_on
      order by notice_on, id limit ${batchSize} for no key update skip locked`.execute(ctx.db)
    await createMany(
      ctx,
      task,
      rows.map((row) => taskOf(row, today)),
      { trusted: true },
    )
    const changes = rows.map(({ id, endsOn }) => ({ id, values: { remindedFor: endsOn } }))
    await updateMany(ctx, contract, changes, { trusted: true })
    return rows.length
  })
}

function taskOf(
  { id, title, endsOn, noticeOn, renewal, contactId, companyId, ownerId }: NoticeDue,
  today: string,
) {
  const what =
    renewal === 'automatic'
      ? `“${title.slice(0, 200)}” renews by itself after ${endsOn}: talk about it before`
      : `“${title.slice(0, 200)}” ends on ${endsOn}: quote its renewal`
  const dueOn = noticeOn < today ? today : noticeOn
  return { title: what, dueOn, contractId: id, contactId, companyId, ownerId }
}

async function inBatches(
  services: Services,
  label: string,
  work: (ctx: Ctx, today: string) => Promise<number>,
): Promise<number> {
  const ctx = systemCtx(services, 'Contracts')
  const today = dayAt(services.clock.now(), ctx.setting.timeZone)
  for (let done = 0; ; ) {
    const count = await inChangeSet(ctx, { kind: 'system', label }, (inside) => work(inside, today))
    done += count
    if (count < batchSize) return done
  }
}
