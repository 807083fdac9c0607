import { sql } from 'kysely'
import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import {
  answerWrite,
  ctxFor,
  peopleAsked,
  readPeopleAsked,
  requireRead,
  type Services,
  selectedPeople,
} from '../../records/index.ts'
import { addPeople, removePicked } from './add-people.ts'
import { checkLaunch, readPlan } from './check-launch.ts'
import { launchProgram } from './launch-program.ts'
import { badTemplate, noSuchProgram } from './problems.ts'
import { readResults } from './results/read-results.ts'
import { findLink, unsubscribe } from './sending/unsubscribe.ts'
import { unsubscribePage } from './sending/unsubscribe-page.ts'
import { stopProgram } from './stop-program.ts'
import { messageRenderer, type TemplateSource } from './templates/render-message.ts'
import { templateValues } from './templates/template-values.ts'

const params = z.strictObject({ id: z.uuid() })
const asOf = z.strictObject({ asOf: z.iso.datetime({ offset: true }).or(z.iso.date()).optional() })
const previewBody = z.strictObject({
  contactId: z.uuid(),
  subject: z.string().max(500).optional().describe('In place of what is saved, to preview while writing.'),
  html: z.string().max(500_000).nullable().optional(),
  text: z.string().max(200_000).nullable().optional(),
})

/** The verbs of programs; list, get, create and update are generic. */
export function addProgramRoutes(app: App, services: Services): void {
  const config = { tag: 'programs' }
  app.get(
    '/api/v1/programs/:id/check',
    {
      config: {
        ...config,
        permission: 'program.read',
        summary: 'What a launch would do, and what stands in its way',
      },
      schema: { params },
    },
    async (request) => {
      const ctx = ctxFor(services, actorOf(request))
      const plan = await readPlan(ctx, request.params.id)
      if (!plan) throw noSuchProgram()
      return checkLaunch(ctx, plan)
    },
  )
  app.post(
    '/api/v1/programs/:id/launch',
    {
      config: { ...config, permission: 'program.launch', summary: 'Draw the arms, and let the messages go' },
      schema: { params },
    },
    (request) => launchProgram(ctxFor(services, actorOf(request)), request.params.id),
  )
  addPeopleRoutes(app, services)
  app.post(
    '/api/v1/programs/:id/stop',
    { config: { ...config, permission: 'program.launch', summary: 'Stop sending' }, schema: { params } },
    async (request, reply) => {
      await stopProgram(ctxFor(services, actorOf(request)), request.params.id)
      return reply.status(204).send()
    },
  )
  app.get(
    '/api/v1/programs/:id/results',
    {
      config: {
        ...config,
        permission: 'program.read',
        summary: 'What it brought: treated against held back',
      },
      schema: { params, querystring: asOf },
    },
    (request) => {
      const wanted = request.query.asOf
      return readResults(
        ctxFor(services, actorOf(request)),
        request.params.id,
        wanted ? new Date(wanted) : undefined,
      )
    },
  )
  addTemplateRoutes(app, services)
  addUnsubscribeRoutes(app, services)
}

function addPeopleRoutes(app: App, services: Services): void {
  const config = (summary: string) => ({ tag: 'programs', permission: 'program.update', summary })
  const note = z.string().trim().max(300).nullable().default(null).describe('Why they are picked.')
  app.post(
    '/api/v1/programs/:id/people',
    {
      config: config('Pick people for a program by hand; one that runs writes to them, or holds them back'),
      schema: { params, body: z.strictObject({ ...peopleAsked, note }) },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const { note, ...asked } = request.body
        const people = await selectedPeople(ctx, readPeopleAsked(ctx, asked))
        const added = await addPeople(ctx, request.params.id, people, note)
        return { status: 200, body: () => JSON.stringify(added) }
      }),
  )
  app.delete(
    '/api/v1/programs/:id/people',
    { config: config('Take everybody out of a draft who was picked by hand'), schema: { params } },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const removed = await removePicked(ctx, request.params.id)
        return { status: 200, body: () => JSON.stringify({ removed }) }
      }),
  )
}

function addTemplateRoutes(app: App, services: Services): void {
  app.post(
    '/api/v1/templates/:id/preview',
    {
      config: { permission: 'template.read', tag: 'templates', summary: 'What one person would get' },
      schema: { params, body: previewBody },
    },
    async (request) => {
      const ctx = ctxFor(services, actorOf(request))
      requireRead(ctx, services.definitions.registry.object('contact'))
      const { contactId, ...written } = request.body
      const { rows } = await sql<TemplateSource>`
        select subject, html, text from template where id = ${request.params.id} and deleted_at is null
      `.execute(services.db)
      if (!rows[0]) throw badTemplate('id', 'There is no such template.')
      const renderer = messageRenderer({ ...rows[0], ...written })
      const values = await templateValues(ctx, [contactId], renderer.groups, () => '#unsubscribe')
      const found = values.get(contactId)
      if (!found) throw badTemplate('contactId', 'There is no such person.')
      return renderer.render(found)
    },
  )
}

function addUnsubscribeRoutes(app: App, services: Services): void {
  const config = { permission: 'public', tag: 'unsubscribe' }
  const link = z.strictObject({ token: z.string().max(100) })
  const page = (address: string, state: 'ask' | 'done' | 'unknown') =>
    unsubscribePage(services.settings.get('businessName'), address, state)
  app.get(
    '/u/:token',
    {
      config: { ...config, summary: 'Page behind the link in a message; changes nothing' },
      schema: { params: link },
    },
    async (request, reply) => {
      const found = await findLink(services, request.params.token)
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .status(found ? 200 : 404)
      return found ? page(found.address, found.done ? 'done' : 'ask') : page('', 'unknown')
    },
  )
  app.post(
    '/u/:token',
    { config: { ...config, summary: 'Unsubscribe in one click (RFC 8058)' }, schema: { params: link } },
    async (request, reply) => {
      const found = await findLink(services, request.params.token)
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .status(found ? 200 : 404)
      if (!found) return page('', 'unknown')
      await unsubscribe(services, found)
      return page(found.address, 'done')
    },
  )
}
