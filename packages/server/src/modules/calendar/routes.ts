import { z } from 'zod'
import { type App, actorOf, type Reply, type Request } from '../../platform/http/route.ts'
import { Problem } from '../../platform/problem.ts'
import { ctxFor, type Services } from '../../records/index.ts'
import { loadUser } from '../governance/index.ts'
import { endFeed, makeFeed, readFeed, userOfFeed } from './feeds.ts'
import { noSuchFeed } from './problems.ts'
import { readCalendar, readMeeting } from './read-calendar.ts'
import { writeCalendar } from './write-calendar.ts'

const own = '/api/v1/me/calendar-feed'

/** A meeting as a file, and the private link to one's own calendar. */
export function addCalendarRoutes(app: App, services: Services): void {
  app.get(
    '/api/v1/meetings/:id/meeting.ics',
    {
      config: { permission: 'meeting.read', tag: 'meetings', summary: 'A meeting as an iCalendar file' },
      schema: { params: z.strictObject({ id: z.uuid() }) },
    },
    async (request, reply) => {
      const item = await readMeeting(ctxFor(services, actorOf(request)), request.params.id)
      return sendCalendar(reply, writeCalendar(item.title, [item]), 'meeting.ics')
    },
  )
  addFeedRoutes(app, services)
}

function addFeedRoutes(app: App, services: Services): void {
  const config = (summary: string) => ({ permission: 'signed-in', tag: 'me', summary })
  app.get(own, { config: config('Whether my calendar has a private link') }, async (request) => ({
    feed: await readFeed(services, userOf(request)),
  }))
  app.post(
    own,
    { config: config('Make the private link to my calendar anew; it is shown this once') },
    async (request, reply) => {
      const token = await makeFeed(services, userOf(request))
      return reply.status(201).send({ path: `/api/v1/public/calendars/${token}/calendar.ics` })
    },
  )
  app.delete(own, { config: config('End the private link to my calendar') }, async (request, reply) => {
    await endFeed(services, userOf(request))
    return reply.status(204).send()
  })
  app.get(
    '/api/v1/public/calendars/:token/calendar.ics',
    {
      config: {
        permission: 'public',
        tag: 'public',
        summary: 'The calendar of a colleague, for programs that subscribe to it',
        rateLimit: { perMinute: 60 },
      },
      schema: { params: z.strictObject({ token: z.string().regex(/^cal_[\w-]{43}$/) }) },
    },
    async (request, reply) => {
      const userId = await userOfFeed(services, request.params.token)
      const actor = userId === undefined ? undefined : await loadUser(services, userId)
      if (!actor) throw noSuchFeed()
      const items = await readCalendar(ctxFor(services, actor))
      return sendCalendar(reply, writeCalendar(services.settings.get('businessName'), items), 'calendar.ics')
    },
  )
}

function sendCalendar(reply: Reply, written: string, name: string) {
  return reply
    .type('text/calendar; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(written)
}

/** A calendar is a person's; a key for programs has none. */
function userOf(request: Request): string {
  const { kind, userId } = actorOf(request)
  if (kind === 'user' && userId !== null) return userId
  throw new Problem('calendar.people-only', {
    status: 403,
    title: 'Only people have a calendar of their own.',
    mend: 'Sign in as yourself.',
  })
}
