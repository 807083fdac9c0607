import { z } from 'zod'
import type { App, Reply } from '../../../platform/http/route.ts'
import { pageSetting } from '../../../platform/pages/page.ts'
import { pageHeaders } from '../../../platform/pages/page-headers.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Services, systemCtx } from '../../../records/index.ts'
import { writeCalendar } from '../../calendar/index.ts'
import { cancelBooking, moveBooking } from '../change-booking.ts'
import { noSuchPage } from '../problems.ts'
import { readOffered } from '../read-calendars.ts'
import { zoneOr } from '../say-time.ts'
import { calendarItem, isAhead, readBooking, type StoredBooking } from '../stored-booking.ts'
import { mails } from '../tell-visitor.ts'
import { askPage, bookedPage } from './booked-page.ts'
import { pickPage } from './pick-page.ts'
import { lookingQuery } from './pick-routes.ts'

/** 24 random bytes: nobody guesses one. */
const params = z.strictObject({ token: z.string().max(100) })
const base = '/b/booked/:token'
const config = (summary: string, perMinute = 60) => ({
  permission: 'public',
  tag: 'public',
  summary,
  rateLimit: { perMinute },
})

/** What a visitor can do with the link of their booking. Reading changes nothing, since programs that check links read them too; only the buttons do. */
export function addBookedRoutes(app: App, services: Services): void {
  app.get(base, { config: config('The page of a booking'), schema: { params } }, async (request, reply) =>
    showBooked(services, await found(services, request.params.token), reply),
  )
  app.get(
    `${base}/meeting.ics`,
    { config: config('A booking as an iCalendar file'), schema: { params } },
    async (request, reply) => {
      const booked = await found(services, request.params.token)
      const written = writeCalendar(booked.page.name, [calendarItem(services, booked)])
      return reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="meeting.ics"')
        .send(written)
    },
  )
  addCancelRoutes(app, services)
  addMoveRoutes(app, services)
}

function addCancelRoutes(app: App, services: Services): void {
  app.get(
    `${base}/cancel`,
    { config: config('Asks whether a booking is to be cancelled'), schema: { params } },
    async (request, reply) => {
      const booked = await found(services, request.params.token)
      if (!isAhead(booked, services.clock.now())) return showBooked(services, booked, reply)
      const { words } = booked.page
      pageHeaders(reply)
      const asked = {
        title: words.cancelAsk,
        button: words.cancelButton,
        locale: services.settings.get('locale'),
      }
      return askPage(booked, asked, pageSetting(services, false))
    },
  )
  app.post(
    `${base}/cancel`,
    { config: config('Cancels a booking', 20), schema: { params } },
    async (request, reply) => {
      await cancelBooking(services, request.params.token).catch(ifNotAhead)
      return reply.redirect(`/b/booked/${request.params.token}`, 303)
    },
  )
}

function addMoveRoutes(app: App, services: Services): void {
  app.get(
    `${base}/move`,
    {
      config: config('The times to which a booking can be moved', 120),
      schema: { params, querystring: lookingQuery },
    },
    async (request, reply) => {
      const booked = await found(services, request.params.token)
      if (booked.page.status !== 'open' || !isAhead(booked, services.clock.now()))
        return showBooked(services, booked, reply)
      return showMove(services, booked, request.query, reply)
    },
  )
  app.post(
    `${base}/move`,
    {
      config: config('Moves a booking', 20),
      schema: { params, querystring: lookingQuery, body: z.object({ _at: z.iso.datetime() }) },
    },
    async (request, reply) => {
      const { token } = request.params
      const isTaken = await moveBooking(services, token, Date.parse(request.body._at)).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Problem && error.code === 'booking.time-taken') return true
          ifNotAhead(error)
          return false
        },
      )
      if (!isTaken) return reply.redirect(`/b/booked/${token}`, 303)
      const booked = await found(services, token)
      reply.status(409)
      return showMove(services, booked, {}, reply, booked.page.words.taken)
    },
  )
}

async function showMove(
  services: Services,
  booked: StoredBooking,
  { zone: asked, month, day, at }: z.output<typeof lookingQuery>,
  reply: Reply,
  note?: string,
): Promise<string> {
  const { page, token, meetingId } = booked
  const { settings } = services
  const zone = zoneOr(asked, booked.timeZone)
  const [locale, weekStartsOn] = [settings.get('locale'), settings.get('weekStartsOn')]
  const { slots } = await readOffered(systemCtx(services, 'Booking page'), page, meetingId)
  const chosen = at === undefined ? undefined : slots.find(({ startsAt }) => startsAt === Date.parse(at))
  pageHeaders(reply)
  const setting = pageSetting(services, false)
  if (chosen) {
    const { moveAsk: title, moveButton: button } = page.words
    return askPage({ ...booked, timeZone: zone }, { title, button, locale, at: chosen.startsAt }, setting)
  }
  const said = note ?? (at === undefined ? undefined : page.words.taken)
  const path = `/b/booked/${token}/move`
  const looking = { path, heading: page.words.moveTitle, zone, locale, weekStartsOn, month, day, note: said }
  return pickPage(page, slots, looking, setting)
}

/** What lies behind is shown as it is. */
function ifNotAhead(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== 'booking.not-ahead') throw error
}

async function found(services: Services, token: string): Promise<StoredBooking> {
  const booked = await readBooking(services, { token })
  if (!booked) throw noSuchPage()
  return booked
}

function showBooked(services: Services, booked: StoredBooking, reply: Reply): string {
  pageHeaders(reply)
  const shown = {
    locale: services.settings.get('locale'),
    isAhead: isAhead(booked, services.clock.now()),
    isMailed: mails(services),
  }
  return bookedPage(booked, shown, pageSetting(services, false))
}
