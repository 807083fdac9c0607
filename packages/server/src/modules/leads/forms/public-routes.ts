import { fillWords } from '@regulars/model'
import { z } from 'zod'
import type { App, Reply, Request } from '../../../platform/http/route.ts'
import { takeFormFields } from '../../../platform/pages/form-fields.ts'
import { type PageSetting, pageSetting } from '../../../platform/pages/page.ts'
import { pageHeaders } from '../../../platform/pages/page-headers.ts'
import { newPageToken, readPageToken } from '../../../platform/pages/page-token.ts'
import { potName } from '../../../platform/pages/pot.ts'
import type { Services } from '../../../records/index.ts'
import { addAnswersRoute } from './answers-route.ts'
import { addConfirmPages } from './confirm-pages.ts'
import { questionPage, tellPage, thanksOf } from './form-page.ts'
import { formWords } from './form-words.ts'
import { findForm, fromPage, perAddress, slugParams } from './open-form.ts'
import { type RawAnswers, readAnswers } from './read-answers.ts'
import { type Received, receiveAnswers } from './receive-answers.ts'
import type { StoredForm } from './stored-form.ts'

/** What the page carries along. Addresses of websites have more in them than we know, so the rest is let be. */
const query = z.object({
  embed: z.string().max(5).optional(),
  page: z.string().max(2000).optional(),
  referrer: z.string().max(2000).optional(),
  visitor: z.string().max(64).optional(),
})
type FormQuery = z.infer<typeof query>

/** The pages that strangers see. */
export function addFormPages(app: App, services: Services): void {
  app.register(async (scope) => {
    takeFormFields(scope as unknown as App)
    scope.setErrorHandler((error, _request, reply) => {
      const said = sayFault(services, error)
      if (!said) throw error
      pageHeaders(reply, undefined)
      return reply.status(said.status).send(said.page)
    })
    addQuestionPage(scope as unknown as App, services)
    addConfirmPages(scope as unknown as App, services)
  })
  addAnswersRoute(app, services)
}

/** A page for people in place of a problem document: for a form that is not there, and for too much at once. */
function sayFault(services: Services, error: unknown): { status: number; page: string } | undefined {
  const status =
    (error as { status?: unknown; statusCode?: unknown }).status ??
    (error as { statusCode?: unknown }).statusCode
  if (status !== 404 && status !== 429) return undefined
  const language = services.settings.get('locale').slice(0, 2)
  const words = formWords(language)
  const text =
    status === 404 ? { title: words.closedTitle, text: words.closedText } : { title: words.tooMany, text: '' }
  return { status, page: tellPage({ language, words }, pageSetting(services, false), text) }
}

function addQuestionPage(app: App, services: Services): void {
  const config = { permission: 'public', tag: 'public' }
  app.get(
    '/f/:slug',
    {
      config: { ...config, summary: 'The page of a form' },
      schema: { params: slugParams, querystring: query },
    },
    async (request, reply) => {
      const form = await findForm(services, request.params.slug)
      const setting = pageSetting(services, request.query.embed === '1')
      pageHeaders(reply, form)
      if (form.status !== 'open') return tellPage(form, setting, closed(form))
      const carried = carriedBy(request.query, request)
      return questionPage(form, { token: await newPageToken(services, form.id), carried }, setting)
    },
  )
  app.post(
    '/f/:slug',
    {
      config: { ...config, summary: 'What was filled in on that page', rateLimit: perAddress },
      schema: { params: slugParams, querystring: query, body: z.record(z.string(), z.unknown()) },
    },
    (request, reply) => takePage(services, request, reply),
  )
}

interface Posted extends Pick<Request, 'headers' | 'ip' | 'log'> {
  params: { slug: string }
  query: FormQuery
  body: RawAnswers
}

async function takePage(services: Services, request: Posted, reply: Reply): Promise<string | Reply> {
  const form = await findForm(services, request.params.slug)
  const { body, query: asked } = request
  const setting = pageSetting(services, asked.embed === '1')
  pageHeaders(reply, form)
  if (form.status !== 'open') return tellPage(form, setting, closed(form))
  const carried = {
    page: textIn(body._page),
    referrer: textIn(body._referrer),
    visitor: textIn(body._visitor),
  }
  const again = async (faults: ReadonlyMap<string, string>) => {
    reply.status(422)
    return questionPage(
      form,
      { token: await newPageToken(services, form.id), carried, given: body, faults },
      setting,
    )
  }
  if (textIn(body[potName]) !== '') {
    // Programs fill what people do not see. They are told what they want to hear, and nothing is kept.
    request.log.info({ form: form.slug }, 'A form was filled by a program; nothing was kept.')
    return tellPage(form, setting, thanksOf(form))
  }
  const token = await readPageToken(services, form.id, textIn(body._token))
  if ('fault' in token) return again(new Map([['', form.words[token.fault]]]))
  const read = readAnswers(form, body, services)
  const faults = new Map(read.ok ? [] : read.faults.map(({ field, message }) => [field, message]))
  const hasConsented = form.consentText !== null && body._consent !== undefined
  if (form.consentRequired && form.consentText !== null && !hasConsented)
    faults.set('_consent', form.words.consentNeeded)
  if (!read.ok || faults.size > 0) return again(faults)
  const received = await receiveAnswers(services, form, {
    answers: read.answers,
    hasConsented,
    nonce: token.nonce,
    ...fromPage(carried, request),
  })
  return told(form, setting, received, reply)
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

function carriedBy(
  asked: FormQuery,
  { headers, url, protocol }: Pick<Request, 'headers' | 'url' | 'protocol'>,
): Record<string, string> {
  const own = headers.host ? `${protocol}://${headers.host}${url}` : ''
  return {
    page: asked.page ?? own,
    referrer: asked.referrer ?? headers.referer ?? '',
    visitor: asked.visitor ?? '',
  }
}

const closed = ({ words }: StoredForm) => ({ title: words.closedTitle, text: words.closedText })

function told(form: StoredForm, setting: PageSetting, received: Received, reply: Reply): string | Reply {
  const { words, redirectUrl } = form
  if (received.state === 'waiting')
    return tellPage(form, setting, {
      title: words.confirmTitle,
      text: fillWords(words.confirmText, received),
    })
  const { memberCard } = received
  // At the till the next one follows.
  if (memberCard)
    return tellPage(form, setting, {
      ...thanksOf(form),
      memberCard,
      next: redirectUrl ?? (setting.isEmbedded ? null : `/f/${form.slug}`),
    })
  if (redirectUrl && !setting.isEmbedded) return reply.redirect(redirectUrl, 303)
  return tellPage(form, setting, { ...thanksOf(form), next: redirectUrl })
}
