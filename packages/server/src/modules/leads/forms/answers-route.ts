import { z } from 'zod'
import type { App, Reply, Request } from '../../../platform/http/route.ts'
import type { Services } from '../../../records/index.ts'
import { badAnswers, foreignSite, noSuchForm } from '../problems.ts'
import { allowOrigin, isOneOf } from '../tracking/routes.ts'
import { findForm, fromPage, perAddress, slugParams } from './open-form.ts'
import { readAnswers } from './read-answers.ts'
import { type Received, receiveAnswers } from './receive-answers.ts'
import { readForm } from './stored-form.ts'

const answersBody = z.strictObject({
  answers: z.record(z.string().max(100), z.unknown()).describe('By field: `contact.email`.'),
  consent: z.boolean().optional().describe('That the words of the form were shown and agreed to.'),
  requestId: z.uuid().describe('Made for this answer: the same twice is one answer.'),
  page: z.string().max(2000).optional(),
  referrer: z.string().max(2000).optional(),
  visitor: z.string().max(64).optional(),
})

/** Answers from a page that others draw, on one of the websites of the form. */
export function addAnswersRoute(app: App, services: Services): void {
  const path = '/api/v1/public/forms/:slug'
  const config = { permission: 'public', tag: 'public' }
  app.options(
    path,
    { config: { ...config, summary: 'Whether a website may send answers' }, schema: { params: slugParams } },
    async (request, reply) => {
      const form = await readForm(services, request.params)
      if (form && isOneOf(form.allowedDomains, request.headers.origin)) allowOrigin(request, reply)
      return reply
        .header('access-control-allow-headers', 'content-type')
        .header('access-control-max-age', '600')
        .status(204)
        .send()
    },
  )
  app.post(
    path,
    {
      config: { ...config, summary: 'Answers from a page of your own', rateLimit: perAddress },
      bodyLimit: 200_000,
      schema: { params: slugParams, body: answersBody },
    },
    (request, reply) => takeAnswers(services, request, reply),
  )
}

interface SentAnswers extends Pick<Request, 'headers' | 'ip'> {
  params: { slug: string }
  body: z.output<typeof answersBody>
}

async function takeAnswers(services: Services, request: SentAnswers, reply: Reply): Promise<Received> {
  const form = await findForm(services, request.params.slug)
  if (form.status !== 'open') throw noSuchForm()
  if (!isOneOf(form.allowedDomains, request.headers.origin)) throw foreignSite()
  allowOrigin(request, reply)
  const { answers, consent = false, page = '', referrer = '', visitor = '', requestId } = request.body
  const read = readAnswers(form, answers, services)
  if (!read.ok) throw badAnswers(read.faults)
  if (form.consentRequired && form.consentText && !consent)
    throw badAnswers([{ field: 'consent', message: form.words.consentNeeded }])
  const from = fromPage({ page, referrer, visitor }, request)
  const hasConsented = consent && form.consentText !== null
  return receiveAnswers(services, form, {
    answers: read.answers,
    hasConsented,
    nonce: requestId,
    ...from,
  })
}
