import { type RawBuilder, sql } from 'kysely'

/** Whether an address must not be written to, as SQL. */
export const isSuppressed = (address: RawBuilder<unknown>): RawBuilder<boolean> => sql`
  exists (select from suppression where lower(suppression.address) = lower(${address}) and suppression.deleted_at is null)`

/** The latest decision of a contact about a channel, as a query: its `state`. No row: nothing was ever decided. */
export const latestConsent = (
  contactId: RawBuilder<unknown>,
  channel: RawBuilder<unknown>,
): RawBuilder<{ state: string }> => sql`
  select state from consent
  where consent.contact_id = ${contactId} and consent.channel = ${channel} and consent.deleted_at is null
  order by decided_at desc, id desc limit 1`

/**
 * Why a `message` that waits must not be sent any more, as SQL; null when it may. Much can have happened since the launch. Asked when a batch is read, so that nothing is
 * prepared in vain, and once more in the statement that claims it, right before its end goes out.
 */
export const notAnyMore: RawBuilder<string | null> = sql`
  case
    when ${isSuppressed(sql`message.address`)} then 'Unsubscribed before it was sent'
    when (${latestConsent(sql`message.contact_id`, sql`message.channel`)}) is distinct from 'given' then 'Consent was withdrawn before it was sent'
    when exists (select from contact where contact.id = message.contact_id and contact.deleted_at is not null) then 'Removed before it was sent'
  end`
