import { chooseHost, meeting } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, inChangeSet, type Services, systemCtx, update } from '../../records/index.ts'
import { noSuchPage, notAhead, timeTaken } from './problems.ts'
import { holdHosts, readOffered } from './read-calendars.ts'
import { isAhead, readBooking, type StoredBooking } from './stored-booking.ts'
import { type HostNews, tellHost } from './tell-host.ts'

/**
 * Moves a meeting for the visitor who holds its link, with the same host if they are free, else with another.
 *
 * @throws Problem `booking.time-taken`, `booking.not-ahead`, `booking.not-found`
 */
export async function moveBooking(services: Services, token: string, startsAt: number): Promise<void> {
  await change(services, token, 'moved', async (ctx, booked) => {
    if (booked.page.status !== 'open') throw noSuchPage()
    await holdHosts(ctx, booked.page)
    const { hosts, slots } = await readOffered(ctx, booked.page, booked.meetingId)
    const slot = slots.find((each) => each.startsAt === startsAt)
    const isSame = slot?.hostIds.includes(String(booked.hostId))
    const ownerId = isSame ? booked.hostId : slot && chooseHost(slot, hosts)?.id
    if (!ownerId) throw timeTaken()
    const endsAt = startsAt + (booked.endsAt.getTime() - booked.startsAt.getTime())
    const values = {
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      ownerId,
    }
    await update(ctx, meeting, booked.meetingId, values, { trusted: true })
    await tell(ctx, booked, ownerId === booked.hostId ? 'moved' : 'cancelled', booked.hostId)
    if (ownerId !== booked.hostId) await tell(ctx, booked, 'booked', ownerId)
  })
}

/**
 * Cancels a meeting for the visitor who holds its link.
 *
 * @throws Problem `booking.not-ahead`, `booking.not-found`
 */
export async function cancelBooking(services: Services, token: string): Promise<void> {
  await change(services, token, 'cancelled', async (ctx, booked) => {
    await update(ctx, meeting, booked.meetingId, { status: 'cancelled' }, { trusted: true })
    await tell(ctx, booked, 'cancelled', booked.hostId)
  })
}

/** One change set; of two presses at once the second sees what the first did. */
async function change(
  services: Services,
  token: string,
  did: 'moved' | 'cancelled',
  work: (ctx: Ctx, booked: StoredBooking) => Promise<void>,
): Promise<void> {
  const found = await readBooking(services, { token })
  if (!found) throw noSuchPage()
  const { page, name, meetingId } = found
  const ctx = systemCtx(services, `Booking page ${page.name}`)
  const label = `${name} ${did} “${page.name}”`.slice(0, 300)
  await inChangeSet(ctx, { kind: 'form', label, source: page.name }, async (inside) => {
    await sql`select from meeting where id = ${meetingId} for no key update`.execute(inside.db)
    const booked = await readBooking(inside, { token })
    if (!booked || !isAhead(booked, services.clock.now())) throw notAhead()
    await work(inside, booked)
  })
}

async function tell(
  ctx: Ctx,
  { id: bookingId }: StoredBooking,
  what: HostNews,
  hostId: string | null | undefined,
): Promise<void> {
  if (hostId) await ctx.services.jobs.enqueue(tellHost, { bookingId, hostId, what }, { executor: ctx.db })
}
