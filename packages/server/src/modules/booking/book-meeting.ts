import { randomBytes } from 'node:crypto'
import { booking, chooseHost, contact, meeting, meetingParticipant } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, inChangeSet, type Services, systemCtx } from '../../records/index.ts'
import { findContact, holdIdentifiers, keepConsent } from '../leads/index.ts'
import { timeTaken } from './problems.ts'
import { holdHosts, readOffered } from './read-calendars.ts'
import type { StoredPage } from './stored-page.ts'
import { tellHost } from './tell-host.ts'
import { tellVisitor } from './tell-visitor.ts'

/** What a visitor chose and said. */
export interface Chosen {
  /** Milliseconds since 1970. */
  startsAt: number
  name: string
  email: string
  note: string | null
  timeZone: string
  hasConsented: boolean
  /** Of the page it was booked on; the same page sent twice is one booking. */
  nonce: string
  address: string
  agent: string
}

/**
 * Books a time: the meeting with whoever of the hosts has the fewest ahead, the visitor as somebody we know or come to know, and what is mailed to both, all in one
 * transaction. Of two who want the same time at once the second is told that it is taken.
 *
 * @returns the secret of the link by which it is moved or cancelled
 * @throws Problem `booking.time-taken`
 */
export async function bookMeeting(services: Services, page: StoredPage, chosen: Chosen): Promise<string> {
  const ctx = systemCtx(services, `Booking page ${page.name}`)
  const label = `${chosen.name} booked “${page.name}”`.slice(0, 300)
  return inChangeSet(ctx, { kind: 'form', label, source: page.name }, async (inside) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`booking page ${chosen.nonce}`}, 0))`.execute(
      inside.db,
    )
    return (await tokenOf(inside, chosen.nonce)) ?? book(inside, page, chosen)
  })
}

async function tokenOf(ctx: Ctx, nonce: string): Promise<string | undefined> {
  const { rows } = await sql<{ token: string }>`
    select token from booking where nonce = ${nonce} and deleted_at is null`.execute(ctx.db)
  return rows[0]?.token
}

async function book(ctx: Ctx, page: StoredPage, chosen: Chosen): Promise<string> {
  const { name, email, note, timeZone, nonce, address, agent } = chosen
  const hostId = await takeTime(ctx, page, chosen.startsAt)
  const contactId = await contactOf(ctx, page, chosen)
  const meetingId = await makeMeeting(ctx, page, chosen, { hostId, contactId })
  const token = randomBytes(24).toString('base64url')
  const bookedAt = ctx.services.clock.now().toISOString()
  const consentText = chosen.hasConsented ? page.consentText : null
  const said = { name, email, note, timeZone, nonce, address, agent, consentText, bookedAt, token }
  const bookingId = await create(
    ctx,
    booking,
    { ...said, bookingPageId: page.id, meetingId, contactId },
    { trusted: true },
  )
  await keepConsent(ctx, {
    contactId,
    channel: page.consentChannel,
    wording: consentText,
    source: `Booking page “${page.name}”`,
    decidedAt: bookedAt,
    isProven: false,
  })
  const { jobs } = ctx.services
  await jobs.enqueue(tellVisitor, { bookingId }, { executor: ctx.db, key: `booking:${bookingId}` })
  await jobs.enqueue(tellHost, { bookingId, hostId, what: 'booked' as const }, { executor: ctx.db })
  return token
}

async function takeTime(ctx: Ctx, page: StoredPage, startsAt: number): Promise<string> {
  await holdHosts(ctx, page)
  const { hosts, slots } = await readOffered(ctx, page)
  const slot = slots.find((each) => each.startsAt === startsAt)
  const host = slot && chooseHost(slot, hosts)
  if (!host) throw timeTaken()
  return host.id
}

/** Whom the address names, with nothing of theirs changed, since anybody may write any address here; or a new person. */
async function contactOf(ctx: Ctx, page: StoredPage, { name, email }: Chosen): Promise<string> {
  await holdIdentifiers(ctx, [{ email }])
  const found = await findContact(ctx, { email })
  if (found) return found.id
  return create(
    ctx,
    contact,
    { name, email, lifecycle: 'lead', source: `Booking page ${page.name}`.slice(0, 200) },
    { trusted: true },
  )
}

async function makeMeeting(
  ctx: Ctx,
  { name, place, onlineAt, rules }: StoredPage,
  chosen: Chosen,
  { hostId, contactId }: { hostId: string; contactId: string },
): Promise<string> {
  const meetingId = await create(
    ctx,
    meeting,
    {
      title: `${name}: ${chosen.name}`.slice(0, 300),
      startsAt: new Date(chosen.startsAt).toISOString(),
      endsAt: new Date(chosen.startsAt + rules.lastsMs).toISOString(),
      ...{ place, onlineAt, ownerId: hostId, details: chosen.note },
    },
    { trusted: true },
  )
  await create(ctx, meetingParticipant, { meetingId, contactId }, { trusted: true })
  return meetingId
}
