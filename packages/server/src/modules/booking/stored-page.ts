import type { BookingRules } from '@regulars/model'
import { sql } from 'kysely'
import type { Services } from '../../records/index.ts'
import { noSuchPage } from './problems.ts'
import { type BookingWords, bookingWords } from './words.ts'

/** A booking page as it is shown and booked on. */
export interface StoredPage {
  id: string
  slug: string
  name: string
  status: 'draft' | 'open' | 'closed'
  language: string
  words: BookingWords
  introduction: string | null
  place: string | null
  onlineAt: string | null
  hostId: string | null
  teamId: string | null
  /** The person whom one meets, where it is one. */
  hostName: string | null
  consentText: string | null
  consentChannel: string
  consentRequired: boolean
  rules: BookingRules
}

interface PageRow extends Omit<StoredPage, 'words' | 'rules'> {
  lasts: number
  every: number
  bufferBefore: number
  bufferAfter: number
  notice: number
  daysAhead: number
  perDay: number | null
}

/** Reads a page by the end of its address or by its id; drafts too. Undefined when there is none. */
export async function readPage(
  { db }: Pick<Services, 'db'>,
  by: { slug: string } | { id: string },
): Promise<StoredPage | undefined> {
  const is = 'id' in by ? sql`page.id = ${by.id}` : sql`lower(page.slug) = lower(${by.slug})`
  const { rows } = await sql<PageRow>`
    select page.id, page.slug, page.name, page.status, page.language, page.introduction, page.place, page.online_at,
      page.host_id, page.team_id, host.name as host_name, page.consent_text, page.consent_channel, page.consent_required,
      page.lasts, page.every, page.buffer_before, page.buffer_after, page.notice, page.days_ahead, page.per_day
    from booking_page as page left join app_user as host on host.id = page.host_id
    where ${is} and page.deleted_at is null`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { lasts, every, bufferBefore, bufferAfter, notice, daysAhead, perDay, ...page } = row
  const rules = {
    lastsMs: lasts * 1000,
    everyMs: every * 1000,
    bufferBeforeMs: bufferBefore * 1000,
    bufferAfterMs: bufferAfter * 1000,
    noticeMs: notice * 1000,
    ...{ daysAhead, perDay },
  }
  return { ...page, words: bookingWords(row.language), rules }
}

/**
 * The page at an address; drafts are nobody's business.
 * @throws Problem `booking.not-found`
 */
export async function findPage(services: Services, slug: string): Promise<StoredPage> {
  const page = await readPage(services, { slug })
  if (page?.status !== 'open') throw noSuchPage()
  return page
}
