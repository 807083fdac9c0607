import { sql } from 'kysely'
import type { Services } from '../../records/index.ts'
import type { CalendarItem } from '../calendar/index.ts'
import { publicAddress } from './public-address.ts'
import { readPage, type StoredPage } from './stored-page.ts'

/** A booking with its meeting as it stands now. */
export interface StoredBooking {
  id: string
  token: string
  name: string
  email: string
  note: string | null
  timeZone: string
  toldStartsAt: Date | null
  meetingId: string
  startsAt: Date
  endsAt: Date
  isOff: boolean
  version: number
  changedAt: Date
  hostId: string | null
  hostName: string | null
  page: StoredPage
}

/** Reads a booking by its id or by the secret of its link; undefined when there is none. */
export async function readBooking(
  services: Pick<Services, 'db'>,
  by: { token: string } | { id: string },
): Promise<StoredBooking | undefined> {
  if ('token' in by && !/^[\w-]{32}$/.test(by.token)) return undefined
  const is = 'id' in by ? sql`booked.id = ${by.id}` : sql`booked.token = ${by.token}`
  const { rows } = await sql<Omit<StoredBooking, 'page'> & { pageId: string }>`
    select booked.id, booked.token, booked.name, booked.email, booked.note, booked.time_zone, booked.told_starts_at,
      booked.booking_page_id as page_id, meeting.id as meeting_id, meeting.starts_at, meeting.ends_at,
      meeting.status = 'cancelled' or meeting.deleted_at is not null as is_off,
      meeting.version::integer as version, meeting.updated_at as changed_at, host.id as host_id, host.name as host_name
    from booking as booked join meeting on meeting.id = booked.meeting_id
    left join app_user as host on host.id = meeting.owner_id
    where ${is} and booked.deleted_at is null`.execute(services.db)
  const [row] = rows
  if (!row) return undefined
  const { pageId, ...booked } = row
  const page = await readPage(services, { id: pageId })
  return page && { ...booked, page }
}

/** Whether it lies ahead and may be moved or cancelled. */
export const isAhead = ({ isOff, startsAt }: StoredBooking, now: Date): boolean => !isOff && startsAt > now

/** Where the visitor moves or cancels it. */
export const bookingLink = ({ config }: Pick<Services, 'config'>, token: string): string =>
  `${publicAddress(config)}/b/booked/${token}`

/** The meeting as the visitor's calendar shows it. Nothing that they wrote stands in it, since anybody may have written their address. */
export function calendarItem(
  services: Pick<Services, 'config' | 'settings'>,
  booked: StoredBooking,
): CalendarItem {
  const { settings } = services
  const { page, hostName, meetingId, startsAt, endsAt, version, changedAt, isOff, email, token } = booked
  const from = settings.get('mailFrom')
  return {
    uid: `${meetingId}@regulars`,
    title: `${page.name} (${[hostName, settings.get('businessName')].filter(Boolean).join(', ')})`,
    ...{ startsAt, endsAt, version, changedAt },
    place: page.place ?? page.onlineAt,
    details: page.onlineAt,
    url: bookingLink(services, token),
    isCancelled: isOff,
    people: [{ email }],
    ...(from
      ? { organizer: { name: settings.get('businessName'), email: /<([^>]+)>/.exec(from)?.[1] ?? from } }
      : {}),
  }
}
