import { sql } from 'kysely'
import { type ChangeNews, type Ctx, changedIds, inChangeSet } from '../../../records/index.ts'
import { attachWaiting } from './attach-waiting.ts'

/** When people get new identifiers, what waited for them becomes theirs. */
export async function followKnown(ctx: Ctx, news: ChangeNews): Promise<void> {
  const changed = changedIds(ctx, news)
  const contacts =
    news.object === 'contact' ? changed : sql`select contact_id from identifier where id in (${changed})`
  await inChangeSet(ctx, { label: 'Gave touchpoints that waited to whom they belong' }, async (within) => {
    await attachWaiting(within, contacts)
  })
}
