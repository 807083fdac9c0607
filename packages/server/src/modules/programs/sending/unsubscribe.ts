import { consent, suppression, systemRole } from '@regulars/model'
import { sql } from 'kysely'
import { create, ctxFor, inChangeSet, type Services } from '../../../records/index.ts'
import { isSuppressed } from '../may-write.ts'

/** The message that a link in it leads back to. */
export interface UnsubscribeLink {
  contactId: string
  address: string
  channel: string
  /** Has been withdrawn already. */
  done: boolean
}

/** Finds the message behind a link; undefined when there is none. */
export async function findLink({ db }: Services, token: string): Promise<UnsubscribeLink | undefined> {
  if (!/^[0-9a-f]{64}$/.test(token)) return undefined
  const { rows } = await sql<UnsubscribeLink>`
    select contact_id, address, channel,
      ${isSuppressed(sql`message.address`)} as done
    from message where unsubscribe_token = ${token}
  `.execute(db)
  return rows[0]
}

/** Withdraws the consent behind a link and shuts the address; a second time changes nothing. */
export async function unsubscribe(services: Services, link: UnsubscribeLink): Promise<void> {
  if (link.done) return
  const ctx = ctxFor(services, {
    kind: 'system',
    userId: null,
    name: 'Unsubscribe link',
    role: systemRole,
    teamUserIds: [],
  })
  await inChangeSet(
    ctx,
    { kind: 'form', label: 'Unsubscribed', source: 'Link in a message' },
    async (inside) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(lower(${link.address}), 0))`.execute(inside.db)
      const { rows } = await sql`
      select from suppression where lower(address) = lower(${link.address}) and deleted_at is null
    `.execute(inside.db)
      if (rows.length > 0) return
      const { contactId, channel, address } = link
      const decidedAt = services.clock.now().toISOString()
      await create(inside, consent, {
        contactId,
        channel,
        state: 'withdrawn',
        source: 'Link in a message',
        decidedAt,
      })
      await create(inside, suppression, { address, channel, reason: 'unsubscribed', contactId })
    },
  )
}
