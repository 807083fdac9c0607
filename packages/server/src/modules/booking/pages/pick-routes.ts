import { kindOf } from '@regulars/model'
import { z } from 'zod'
import type { App, Reply, Request } from '../../../platform/http/route.ts'
import { pageSetting } from '../../../platform/pages/page.ts'
import { pageHeaders } from '../../../platform/pages/page-headers.ts'
import { newPageToken, readPageToken } from '../../../platform/pages/page-token.ts'
import { potName } from '../../../platform/pages/pot.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Services, systemCtx } from '../../../records/index.ts'
import { bookMeeting } from '../book-meeting.ts'
import { readOffered } from '../read-calendars.ts'
import { zoneOr } from '../say-time.ts'
import { findPage, type StoredPage } from '../stored-page.ts'
import { detailsPage, type Given } from './details-page.ts'
import { pickPage } from './pick-page.ts'

const params = z.strictObject({ slug: z.string().max(60) })

/** What the links of the page carry. Addresses have more in them than we know, so the rest is let be. */
export const lookingQuery = z.object({
  zone: z.string().max(60).optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .catch(undefined),
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .catch(undefined),
  at: z.string().max(40).optional(),
})

/** Choosing a time, and booking it. */
export function addPickRoutes(app: App, services: Services): void {
  const config = { permission: 'public', tag: 'public' }
  app.get(
    '/b/:slug',
    {
      config: { ...config, summary: 'A booking page: the times to choose', rateLimit: { perMinute: 120 } },
      schema: { params, querystring: lookingQuery },
    },
    async (request, reply) => {
      const page = await findPage(services, request.params.slug)
      pageHeaders(reply)
      return showPage(services, page, request.query, reply)
    },
  )
  app.post(
    '/b/:slug',
    {
      config: { ...config, summary: 'Books a time', rateLimit: { perMinute: 12 } },
      schema: { params, body: z.record(z.string(), z.unknown()) },
    },
    (request, reply) => takeBooking(services, request, reply),
  )
}

async function showPage(
  services: Services,
  page: StoredPage,
  { zone: asked, month, day, at }: z.output<typeof lookingQuery>,
  reply: Reply,
  note?: string,
): Promise<string> {
  const { settings } = services
  const zone = zoneOr(asked, settings.get('timeZone'))
  const { slots } = await readOffered(systemCtx(services, 'Booking page'), page)
  const [locale, weekStartsOn] = [settings.get('locale'), settings.get('weekStartsOn')]
  const chosen = at === undefined ? undefined : slots.find(({ startsAt }) => startsAt === Date.parse(at))
  const looking = { path: `/b/${page.slug}`, heading: page.name, zone, locale, weekStartsOn, month, day }
  if (chosen && !note) {
    const back = `/b/${page.slug}?${new URLSearchParams({ zone, day: dayIn(chosen.startsAt, zone) })}`
    const token = await newPageToken(services, page.id)
    const details = { at: chosen.startsAt, zone, locale, token, back }
    return detailsPage(page, details, pageSetting(services, false))
  }
  // A link that was kept, or a time that went in the meantime.
  const said = note ?? (at === undefined ? undefined : page.words.taken)
  if (said) reply.status(409)
  return pickPage(page, slots, { ...looking, note: said }, pageSetting(services, false))
}

const dayIn = (moment: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(moment))

interface Posted extends Pick<Request, 'headers' | 'ip' | 'log'> {
  params: { slug: string }
  body: Given
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

async function takeBooking(services: Services, request: Posted, reply: Reply): Promise<string | Reply> {
  const page = await findPage(services, request.params.slug)
  const { body } = request
  pageHeaders(reply)
  const zone = zoneOr(textIn(body._zone), services.settings.get('timeZone'))
  const at = Date.parse(textIn(body._at))
  if (Number.isNaN(at)) return showPage(services, page, { zone }, reply, page.words.taken)
  if (textIn(body[potName]) !== '') {
    // Programs fill what people do not see. Nothing is kept.
    request.log.info({ page: page.slug }, 'A time was booked by a program; nothing was kept.')
    return showPage(services, page, { zone }, reply)
  }
  const token = await readPageToken(services, page.id, textIn(body._token))
  const faults = 'fault' in token ? new Map([['', page.words[token.fault]]]) : faultsIn(page, body)
  if ('fault' in token || faults.size > 0) {
    reply.status(422)
    const details = { at, zone, locale: services.settings.get('locale'), given: body, faults }
    const fresh = 'fault' in token ? await newPageToken(services, page.id) : textIn(body._token)
    const back = `/b/${page.slug}?${new URLSearchParams({ zone })}`
    return detailsPage(page, { ...details, token: fresh, back }, pageSetting(services, false))
  }
  try {
    const secret = await bookMeeting(services, page, {
      startsAt: at,
      name: textIn(body.name),
      email: textIn(body.email),
      note: textIn(body.note).slice(0, 2000) || null,
      timeZone: zone,
      hasConsented: page.consentText !== null && body._consent !== undefined,
      nonce: token.nonce,
      address: request.ip.slice(0, 100),
      agent: (request.headers['user-agent'] ?? '').slice(0, 500),
    })
    return reply.redirect(`/b/booked/${secret}`, 303)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'booking.time-taken') throw error
    return showPage(services, page, { zone, day: dayIn(at, zone) }, reply, page.words.taken)
  }
}

function faultsIn({ words, consentText, consentRequired }: StoredPage, body: Given): Map<string, string> {
  const faults = new Map<string, string>()
  const [name, email] = [textIn(body.name), textIn(body.email)]
  if (name === '' || name.length > 200) faults.set('name', words.needed)
  const field = { kind: 'email' } as const
  if (!kindOf(field).parse(email, field as never, {} as never).ok || email === '')
    faults.set('email', email === '' ? words.needed : words.emailWrong)
  if (consentRequired && consentText !== null && body._consent === undefined)
    faults.set('_consent', words.consentNeeded)
  return faults
}
