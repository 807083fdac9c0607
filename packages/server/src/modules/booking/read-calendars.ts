import { dayAt, type HostCalendar, openSlots, type Slot, startOfDay } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../records/index.ts'
import type { StoredPage } from './stored-page.ts'

/** The hosts of a page and the times that are free with them. */
export interface Offered {
  hosts: HostCalendar[]
  slots: Slot[]
}

/**
 * Reads what stands in the calendars of the hosts of a page, and what is free in them.
 *
 * @param apartFrom a meeting that is about to be moved, which keeps no time from itself
 */
export async function readOffered(ctx: Ctx, page: StoredPage, apartFrom?: string): Promise<Offered> {
  const hosts = await readCalendars(ctx, page, apartFrom)
  const { now, timeZone } = ctx.setting
  const hours = ctx.services.settings.get('workingHours')
  return { hosts, slots: openSlots(page.rules, hosts, { now, hours, timeZone }) }
}

/** Active colleagues with their meetings from the beginning of today on, their absences, and what this page gave them. */
async function readCalendars(
  ctx: Ctx,
  { id, hostId, teamId, rules }: StoredPage,
  apartFrom: string | undefined,
): Promise<HostCalendar[]> {
  const { now, timeZone } = ctx.setting
  const today = dayAt(now, timeZone)
  const isAhead = sql`meeting.ends_at > ${startOfDay(today, timeZone)} and meeting.status <> 'cancelled' and meeting.deleted_at is null
    and meeting.starts_at < ${now}::timestamptz + ${rules.daysAhead + 2} * interval '1 day'
    and meeting.id is distinct from ${apartFrom ?? null}::uuid`
  const { rows } = await sql<HostCalendar>`
    with host as (
      select id, name from app_user as person where person.active and ${hostId ? sql`person.id = ${hostId}` : sql`person.team_id = ${teamId}`}
    ), met as (
      select host.id as host_id, meeting.id, meeting.starts_at, meeting.ends_at
      from host join meeting on meeting.owner_id = host.id where ${isAhead}
      union
      select host.id, meeting.id, meeting.starts_at, meeting.ends_at
      from host join meeting_participant as there on there.colleague_id = host.id and there.deleted_at is null
      join meeting on meeting.id = there.meeting_id where ${isAhead}
    )
    select host.id, host.name,
      (select count(*)::integer from met where met.host_id = host.id and met.starts_at > ${now}) as upcoming,
      (select coalesce(jsonb_agg(jsonb_build_object('from', ${milliseconds('starts_at')}, 'until', ${milliseconds('ends_at')})), '[]')
        from met where met.host_id = host.id) as busy,
      (select coalesce(jsonb_agg(jsonb_build_object('from', from_on, 'until', until_on)), '[]')
        from absence where absence.owner_id = host.id and until_on >= ${today}::date and absence.deleted_at is null) as away,
      (select coalesce(jsonb_agg(to_char(met.starts_at at time zone ${timeZone}, 'YYYY-MM-DD')), '[]')
        from met join booking on booking.meeting_id = met.id and booking.deleted_at is null and booking.booking_page_id = ${id}
        where met.host_id = host.id) as "bookedOn"
    from host order by host.name, host.id`.execute(ctx.db)
  return rows
}

const milliseconds = (column: 'starts_at' | 'ends_at') =>
  sql`(extract(epoch from met.${sql.ref(column)}) * 1000)::bigint`

/** Visitors who want times of the same people wait for each other, so that a time is free for one of them alone. */
export async function holdHosts(ctx: Ctx, page: StoredPage): Promise<void> {
  const hosts = await readCalendars(ctx, page, undefined)
  for (const id of hosts.map((host) => host.id).sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`booking ${id}`}, 0))`.execute(ctx.db)
}
