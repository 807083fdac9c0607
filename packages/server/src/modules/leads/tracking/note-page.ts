import { sql } from 'kysely'
import { z } from 'zod'
import type { Services } from '../../../records/index.ts'
import { pauseMinutes } from './link-visits.ts'

/** What a page of our website tells when it is read by somebody who agreed to that. */
export const readPage = z.strictObject({
  visitor: z.string().regex(/^[\w-]{16,64}$/),
  page: z.url({ protocol: /^https?$/ }).max(2000),
  title: z.string().max(300).default(''),
  referrer: z.string().max(2000).default(''),
})
export type ReadPage = z.infer<typeof readPage>

/** So many pages of a visit are kept by name; the rest are counted. */
const mostPages = 50

/** The campaign that an address names, by its `utm_…`; null when it names none. */
export function campaignOf(address: string): Record<string, string> | null {
  if (!URL.canParse(address)) return null
  const named = [...new URL(address).searchParams].filter(([name]) =>
    /^utm_(source|medium|campaign|term|content)$/.test(name),
  )
  return named.length > 0
    ? Object.fromEntries(named.map(([name, value]) => [name.slice(4), value.slice(0, 200)]))
    : null
}

/** An address without what may name a person: of the query only the campaign stays, which is kept apart. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address.slice(0, 2000)
  const { origin, pathname } = new URL(address)
  return `${origin}${pathname}`.slice(0, 2000)
}

/**
 * Notes a page that was read: on the visit that goes on, or a new one. It is no change of a record that people made, and nothing to undo, so it is written past
 * the history; what of it becomes part of somebody's memory is a change set.
 */
export async function notePage(
  { db, clock }: Services,
  { visitor, page, title, referrer }: ReadPage,
): Promise<void> {
  const now = clock.now()
  const at = plainAddress(page)
  const since = new Date(now.getTime() - pauseMinutes * 60_000)
  const entry = JSON.stringify([{ at: now.toISOString(), page: at, title }])
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`visit ${visitor}`}, 0))`.execute(tx)
    const { numAffectedRows } = await sql`
      update web_visit set last_at = ${now}, page_count = page_count + 1, updated_at = ${now}, version = version + 1,
        pages = case when page_count < ${mostPages} then pages || ${entry}::jsonb else pages end
      where id = (select id from web_visit where visitor = ${visitor} and last_at >= ${since} and told_at is null and deleted_at is null
        order by last_at desc limit 1)`.execute(tx)
    if (numAffectedRows) return
    await sql`
      insert into web_visit (visitor, contact_id, started_at, last_at, entry_page, entry_title, referrer, campaign, page_count, pages, created_at, updated_at)
      values (${visitor}, (select contact_id from web_visit where visitor = ${visitor} and contact_id is not null order by started_at desc limit 1),
        ${now}, ${now}, ${at}, ${title || null}, ${referrer ? plainAddress(referrer) : null}, ${asJson(campaignOf(page))}::jsonb, 1, ${entry}::jsonb, ${now}, ${now})`.execute(
      tx,
    )
  })
}

const asJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
