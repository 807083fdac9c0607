import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import type { Services } from '../../records/index.ts'
import { publicAddress } from './public-address.ts'
import { timeWords } from './say-time.ts'
import { readBooking } from './stored-booking.ts'
import { mails } from './tell-visitor.ts'

/** What a visitor did. */
const news = z.enum(['booked', 'moved', 'cancelled'])

export type HostNews = z.infer<typeof news>

const said: Record<'en' | 'de', Record<HostNews, string>> = {
  en: { booked: 'New meeting', moved: 'Meeting moved', cancelled: 'Meeting cancelled' },
  de: { booked: 'Neuer Termin', moved: 'Termin verschoben', cancelled: 'Termin abgesagt' },
}

/** Mails the host what a visitor booked, moved or cancelled. */
export const tellHost = defineJob({
  name: 'booking.tell-host',
  schema: z.object({ bookingId: z.uuid(), hostId: z.uuid(), what: news }),
  run: ({ bookingId, hostId, what }, { services }) => tell(services, bookingId, hostId, what),
})

async function tell(services: Services, bookingId: string, hostId: string, what: HostNews): Promise<void> {
  const { db, mail, settings, config } = services
  const booked = await readBooking(services, { id: bookingId })
  const { rows } = await sql<{ email: string | null }>`
    select email from app_user where id = ${hostId} and active`.execute(db)
  const to = rows[0]?.email
  if (!booked || !to || !mails(services)) return
  const locale = settings.get('locale')
  const language = locale.split('-')[0] === 'de' ? 'de' : 'en'
  const times = timeWords(language, locale, settings.get('timeZone'))
  const { page, name, email, note, startsAt, endsAt, meetingId } = booked
  const lines = [
    `${said[language][what]}: ${page.name}`,
    `${name} <${email}>`,
    times.stretch(startsAt, endsAt),
    ...(note ? [note] : []),
    `${publicAddress(config)}/meetings/${meetingId}`,
  ]
  await mail.send({
    from: settings.get('mailFrom')!,
    to,
    // A line end has no place in a subject.
    subject: `${said[language][what]}: ${name}, ${times.day(startsAt)}`.replace(/[\p{Cc}\s]+/gu, ' '),
    text: `${lines.join('\n\n')}\n`,
  })
}
