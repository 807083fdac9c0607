import { sql } from 'kysely'
import type { Ctx, TouchpointRule } from '../../../records/index.ts'

/** A contract that began to run, was given notice or ended, in the memory of the person. */
export const contractTouchpoints: TouchpointRule = {
  object: 'contract',
  types: ['contract.started', 'contract.noticed', 'contract.ended'],
  fields: ['contact', 'title', 'status', 'activatedAt', 'endsOn', 'noticedOn', 'monthly', 'currency'],
  select: (ctx, ids) => sql`
    select contract.id, contract.contact_id, happened.at, happened.type,
      null::text as channel, left(contract.title, 500) as subject,
      jsonb_build_object('monthly', contract.monthly, 'currency', contract.currency) as payload,
      contract.change_set_id, contract.created_by_id
    from contract cross join lateral (values
      ('contract.started', contract.activated_at),
      ('contract.noticed', case when contract.status in ('noticed', 'ended') then ${noon(ctx, 'noticed_on')} end),
      ('contract.ended', case when contract.status = 'ended' then ${noon(ctx, 'ends_on')} end)
    ) as happened (type, at)
    where contract.id in (${ids}) and contract.contact_id is not null and contract.deleted_at is null
      and happened.at is not null`,
}

/** A day is told as its noon, which is that day wherever it is read. */
const noon = (ctx: Ctx, column: string) =>
  sql`(contract.${sql.id(column)} + time '12:00') at time zone ${ctx.setting.timeZone}`
