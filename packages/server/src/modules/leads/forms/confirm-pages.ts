import { z } from 'zod'
import type { App } from '../../../platform/http/route.ts'
import { pageSetting } from '../../../platform/pages/page.ts'
import { pageHeaders } from '../../../platform/pages/page-headers.ts'
import type { Services } from '../../../records/index.ts'
import { confirmSubmission, findWaiting } from './confirm-submission.ts'
import { tellPage, thanksOf } from './form-page.ts'
import { formWords } from './form-words.ts'

/** The pages behind the link that proves an address. Reading changes nothing, since programs that check links read it too; only the button does. */
export function addConfirmPages(app: App, services: Services): void {
  const link = z.strictObject({ token: z.string().max(100) })
  const config = { permission: 'public', tag: 'public', rateLimit: { perMinute: 60 } }
  const gone = () => {
    const language = services.settings.get('locale').slice(0, 2)
    const words = formWords(language)
    return tellPage({ language, words }, pageSetting(services, false), { title: words.confirmGone, text: '' })
  }
  app.get(
    '/f/confirm/:token',
    {
      config: { ...config, summary: 'Page behind the link in a mail; changes nothing' },
      schema: { params: link },
    },
    async (request, reply) => {
      const found = await findWaiting(services, request.params.token)
      pageHeaders(reply, found?.form)
      if (!found) return reply.status(404).send(gone())
      const { form } = found
      return tellPage(form, pageSetting(services, false), {
        title: form.words.confirmAsk,
        text: form.heading,
        ask: form.words.confirmButton,
      })
    },
  )
  app.post(
    '/f/confirm/:token',
    { config: { ...config, summary: 'Confirms what was filled in' }, schema: { params: link } },
    async (request, reply) => {
      const confirmed = await confirmSubmission(services, request.params.token)
      pageHeaders(reply, confirmed?.form)
      if (!confirmed) return reply.status(404).send(gone())
      const { form, memberCard } = confirmed
      return tellPage(form, pageSetting(services, false), {
        ...thanksOf(form),
        memberCard,
        next: form.redirectUrl,
      })
    },
  )
}
