import { sql } from 'kysely'
import type { Ctx, PendingWrite } from '../../../records/index.ts'
import { badSlug } from '../problems.ts'

/**
 * The end of the web address of a page for strangers: as it was said, or made of the name in a form that no other page of its kind has.
 *
 * @throws Problem `form.bad-address`
 */
export async function freeSlug(
  ctx: Ctx,
  table: 'form' | 'booking_page',
  { id, before, values }: PendingWrite,
): Promise<string> {
  if (typeof values.slug === 'string') {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.slug)) throw badSlug()
    return values.slug
  }
  const plain =
    String(values.name ?? before?.name ?? 'page')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50)
      .replace(/-$/, '') || 'page'
  const { rows } = await sql`
    select from ${sql.table(table)} where lower(slug) = ${plain} and id <> ${id} and deleted_at is null`.execute(
    ctx.db,
  )
  return rows.length === 0 ? plain : `${plain}-${id.slice(-6)}`
}
