import { booking, fillWords } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import {
  type ChangeNews,
  type Ctx,
  changedIds,
  type Services,
  systemCtx,
  update,
} from '../../records/index.ts'
import { writeCalendar } from '../calendar/index.ts'
import { timeWords } from './say-time.ts'
import { bookingLink, calendarItem, readBooking, type StoredBooking } from './stored-booking.ts'

/** Mails the visitor whatever of their meeting is not as they were told last: that it is booked, that it was moved, that it is off. */
export const tellVisitor = defineJob({
  name: 'booking.tell-visitor',
  schema: z.object({ bookingId: z.uuid() }),
  run: ({ bookingId }, { services }) => tell(services, bookingId),
})

/** A meeting that changed, whoever changed it, may be news for whoever booked it. */
export async function tellVisitors(ctx: Ctx, news: ChangeNews): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from booking where meeting_id in (${changedIds(ctx, news)}) and deleted_at is null`.execute(
    ctx.db,
  )
  for (const { id } of rows)
    await ctx.services.jobs.enqueue(
      tellVisitor,
      { bookingId: id },
      { executor: ctx.db, key: `booking:${id}` },
    )
}

/** Whether mails leave the house at all. */
export const mails = ({ mail, settings }: Pick<Services, 'mail' | 'settings'>): boolean =>
  mail.sends && settings.get('mailFrom') !== null

async function tell(services: Services, id: string): Promise<void> {
  const booked = await readBooking(services, { id })
  if (!booked || !mails(services)) return
  const news = newsOf(booked)
  if (!news || (news !== 'off' && booked.startsAt <= services.clock.now())) return
  await mailNews(services, booked, news)
  await update(
    systemCtx(services, 'Booking'),
    booking,
    id,
    { toldStartsAt: news === 'off' ? null : booked.startsAt.toISOString() },
    { trusted: true },
  )
}

function newsOf({ isOff, startsAt, toldStartsAt }: StoredBooking): 'booked' | 'moved' | 'off' | undefined {
  if (toldStartsAt === null) return isOff ? undefined : 'booked'
  if (isOff) return 'off'
  return startsAt.getTime() === toldStartsAt.getTime() ? undefined : 'moved'
}

/** To the address that was given, with no word of whoever gave it: it may be somebody else's. */
async function mailNews(
  services: Services,
  booked: StoredBooking,
  news: 'booked' | 'moved' | 'off',
): Promise<void> {
  const { settings } = services
  const { page, startsAt, endsAt, timeZone, hostName, token } = booked
  const { words } = page
  const said = timeWords(page.language, settings.get('locale'), timeZone)
  const values = {
    page: page.name,
    business: settings.get('businessName'),
    host: hostName ?? settings.get('businessName'),
    when: `${said.stretch(startsAt, endsAt)} (${timeZone.replaceAll('_', ' ')})`,
    day: said.day(startsAt),
  }
  const link = bookingLink(services, token)
  const sentences = {
    booked: [words.mailBookedSubject, words.mailBooked],
    moved: [words.mailMovedSubject, words.mailMoved],
    off: [words.mailOffSubject, words.mailOff],
  } as const
  const [subject, text] = sentences[news]
  const where = [page.place, page.onlineAt].filter(Boolean).join('\n')
  const isOff = news === 'off'
  const lines = [
    fillWords(text, values),
    values.when,
    ...(isOff
      ? []
      : [where, `${words.move}: ${link}/move`, `${words.cancel}: ${link}/cancel`, words.mailNotYou]),
    values.business,
  ].filter((line) => line !== '')
  const method = isOff ? 'CANCEL' : 'REQUEST'
  await services.mail.send({
    from: settings.get('mailFrom')!,
    to: booked.email,
    subject: fillWords(subject, values),
    text: `${lines.join('\n\n')}\n`,
    icalEvent: {
      method,
      filename: 'meeting.ics',
      content: writeCalendar(values.business, [calendarItem(services, booked)], method),
    },
  })
}
