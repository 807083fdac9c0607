import type { App } from '../../../platform/http/route.ts'
import { takeFormFields } from '../../../platform/pages/form-fields.ts'
import { pageSetting } from '../../../platform/pages/page.ts'
import { pageHeaders } from '../../../platform/pages/page-headers.ts'
import type { Services } from '../../../records/index.ts'
import { bookingWords } from '../words.ts'
import { sayPage } from './booked-page.ts'
import { addBookedRoutes } from './booked-routes.ts'
import { addPickRoutes } from './pick-routes.ts'

/** The pages that visitors see, drawn on the server; they work without script. */
export function addBookingRoutes(app: App, services: Services): void {
  app.register(async (scope) => {
    const pages = scope as unknown as App
    takeFormFields(pages)
    scope.setErrorHandler((error, _request, reply) => {
      const said = sayFault(services, error)
      if (!said) throw error
      pageHeaders(reply)
      return reply.status(said.status).send(said.page)
    })
    addPickRoutes(pages, services)
    addBookedRoutes(pages, services)
  })
}

/** A page for people in place of a problem document: for a page that is not there, and for too much at once. */
function sayFault(services: Services, error: unknown): { status: number; page: string } | undefined {
  const { status, statusCode } = error as { status?: unknown; statusCode?: unknown }
  const code = status ?? statusCode
  if (code !== 404 && code !== 429) return undefined
  const language = services.settings.get('locale').slice(0, 2)
  const words = bookingWords(language)
  const said = code === 404 ? words : { gone: words.tooMany, goneText: '' }
  return { status: code, page: sayPage(language, said, pageSetting(services, false)) }
}
