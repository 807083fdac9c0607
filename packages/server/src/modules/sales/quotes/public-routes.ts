import { z } from 'zod'
import type { App } from '../../../platform/http/route.ts'
import type { Services } from '../../../records/index.ts'
import { acceptQuote } from './accept-quote.ts'
import { askAboutQuote, declineQuote, noteViewed } from './answer-customer.ts'
import { drawQuote } from './document/draw-quote.ts'
import { readDocument, sentDocument } from './document/read-document.ts'
import { noSuchQuote } from './problems.ts'
import { readPublicQuote } from './public-quote.ts'
import { readQuote } from './read-quote.ts'

/** 24 random bytes: nobody guesses one. */
const params = z.strictObject({ token: z.string().regex(/^[\w-]{32}$/) })

const point = z.tuple([z.int().min(-100).max(1100), z.int().min(-100).max(600)])
const signing = z.strictObject({
  signedBy: z.string().trim().min(2).max(200),
  signature: z
    .array(z.array(point).min(1).max(2000))
    .max(200)
    .refine((strokes) => strokes.reduce((count, stroke) => count + stroke.length, 0) <= 10_000)
    .describe(
      'Strokes of points in thousandths of the width of the field; none when the typed name is the signature.',
    ),
  chosenLineIds: z.array(z.uuid()).max(200),
  documentHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the document that was read.'),
  gross: z.int().describe('What the page said it comes to with the lines chosen.'),
})

const base = '/api/v1/public/quotes/:token'

/** What a customer can do with the link of a quote, without signing in. */
export function addPublicQuoteRoutes(app: App, services: Services): void {
  const config = (summary: string, perMinute: number) => ({
    permission: 'public',
    tag: 'public',
    summary,
    rateLimit: { perMinute },
  })
  app.get(
    base,
    { config: config('A quote as its customer reads it', 120), schema: { params } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return readPublicQuote(services, request.params.token)
    },
  )
  app.get(
    `${base}/document.pdf`,
    { config: config('The quote as a PDF; with the signature once it is accepted', 30), schema: { params } },
    async (request, reply) => {
      const found = await readQuote(services, request.params)
      if (!found || found.status === 'draft') throw noSuchQuote()
      const isSigned = found.status === 'accepted'
      const sent = isSigned ? undefined : await sentDocument(services, found)
      reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', `inline; filename="${found.number}.pdf"`)
      return reply.send(
        sent ?? (await drawQuote(await readDocument({ db: services.db, services }, found.id))),
      )
    },
  )
  app.post(
    `${base}/viewed`,
    { config: config('Notes that it was opened by somebody', 60), schema: { params } },
    async (request, reply) => {
      const found = await readQuote(services, request.params)
      if (!found) throw noSuchQuote()
      if (found.status === 'sent' && found.viewedAt === null) await noteViewed(services, found)
      return reply.status(204).send()
    },
  )
  addAnswerRoutes(app, services, config)
}

function addAnswerRoutes(
  app: App,
  services: Services,
  config: (summary: string, perMinute: number) => { permission: string },
): void {
  app.post(
    `${base}/accept`,
    { config: config('Accept and sign', 20), schema: { params, body: signing } },
    async (request) => {
      const { ip: address, headers } = request
      await acceptQuote(services, request.params.token, {
        ...request.body,
        address,
        agent: headers['user-agent'] ?? '',
      })
      return readPublicQuote(services, request.params.token)
    },
  )
  app.post(
    `${base}/decline`,
    {
      config: config('Decline', 20),
      schema: { params, body: z.strictObject({ reason: z.string().max(1000) }) },
    },
    async (request) => {
      await declineQuote(services, request.params.token, request.body.reason)
      return readPublicQuote(services, request.params.token)
    },
  )
  app.post(
    `${base}/questions`,
    {
      config: config('Ask about it', 5),
      schema: { params, body: z.strictObject({ question: z.string().trim().min(1).max(2000) }) },
    },
    async (request, reply) => {
      await askAboutQuote(services, request.params.token, request.body.question)
      return reply.status(204).send()
    },
  )
}
