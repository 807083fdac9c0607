import type { FeatureValue } from '@regulars/analytics'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import type { SeenRecords } from '../../sales/index.ts'

/** What of a lead a score may rest on: all of it stood there on the day it arrived. */
export const leadFeatures = [
  'Source',
  'Form',
  'Has a company',
  'Gave a phone number',
  'Wrote a message',
  'Visits before',
  'Known before',
] as const
type LeadFeature = (typeof leadFeatures)[number]

interface SeenLead {
  id: string
  source: string | null
  form: string | null
  hasCompany: boolean
  hasPhone: boolean
  hasMessage: boolean
  visits: number
  isKnown: boolean
  arrivedOn: string
  won: boolean
  closedOn: string | null
}

/** More closed leads than this say nothing new; the latest are taken. */
const mostLeads = 20_000

/** When it was closed is known only of one that was open here before. */
const cameClosed = sql`coalesce(closed_at < created_at, true)`

/**
 * Reads closed leads as they arrived, or open ones. What was changed since the day they arrived is taken back by the history; a lead that was written down only
 * after it was closed, as one that was imported with its end, is left out and counted: nobody can have known anything of it.
 */
export async function readLeads(ctx: Ctx, which: 'closed' | 'open'): Promise<SeenRecords> {
  const isClosed = which === 'closed'
  const zone = ctx.setting.timeZone
  const arrived = sql`(lead.arrived_at at time zone ${zone})::date`
  const { rows } = await sql<SeenLead>`
    with meant as (
      select *, ${isClosed} and ${cameClosed} as is_too_late from lead
      where deleted_at is null and (status in ('converted', 'lost')) = ${isClosed}
    ),
    lead as (select * from meant where not is_too_late order by closed_at desc nulls last, id limit ${isClosed ? mostLeads : null})
    select lead.id, coalesce(early.was ->> 'source', lead.source) as source, form.name as form,
      coalesce(early.was ->> 'company_name', lead.company_name) is not null as has_company,
      coalesce(early.was ->> 'phone', lead.phone) is not null as has_phone,
      coalesce(early.was ->> 'message', lead.message) is not null as has_message,
      (select count(*)::integer from web_visit where web_visit.contact_id = lead.contact_id and web_visit.started_at < lead.arrived_at) as visits,
      contact.created_at < lead.created_at as is_known,
      ${arrived}::text as arrived_on,
      lead.status = 'converted' as won, (lead.closed_at at time zone ${zone})::date::text as closed_on
    from lead
    join contact on contact.id = lead.contact_id
    left join form on form.id = lead.form_id
    left join lateral (
      select jsonb_object_agg(key, value) as was from (
        select distinct on (key) key, value from change cross join lateral jsonb_each(before)
        where ${isClosed} and object = 'lead' and record_id = lead.id and op = 'update'
          and change.at >= ((${arrived} + 1)::timestamp at time zone ${zone})
        order by key, change.id
      ) as first
    ) as early on true
    order by lead.arrived_at, lead.id`.execute(ctx.db)
  return { ...toSeen(rows), tooLate: isClosed ? await countTooLate(ctx) : 0 }
}

async function countTooLate(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from lead
    where deleted_at is null and status in ('converted', 'lost') and ${cameClosed}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

const readFeature: Record<LeadFeature, (row: SeenLead) => FeatureValue> = {
  Source: ({ source }) => source,
  Form: ({ form }) => form,
  'Has a company': ({ hasCompany }) => Number(hasCompany),
  'Gave a phone number': ({ hasPhone }) => Number(hasPhone),
  'Wrote a message': ({ hasMessage }) => Number(hasMessage),
  'Visits before': ({ visits }) => Math.log10(1 + visits),
  'Known before': ({ isKnown }) => Number(isKnown),
}

function toSeen(rows: readonly SeenLead[]): SeenRecords {
  const columns = <V>(of: (feature: LeadFeature) => V[]) =>
    Object.fromEntries(leadFeatures.map((feature) => [feature, of(feature)]))
  return {
    table: columns((feature) => rows.map((row) => readFeature[feature](row))),
    recordedOn: columns(() => rows.map(({ arrivedOn }) => arrivedOn)),
    ids: rows.map(({ id }) => id),
    scoredOn: rows.map(({ arrivedOn }) => arrivedOn),
    outcomes: rows.map(({ won }) => Number(won)),
    closedOn: rows.map(({ closedOn, arrivedOn }) => closedOn ?? arrivedOn),
  }
}
