import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { ctxFor, type Services } from '../../../records/index.ts'
import { readPath } from './read-path.ts'

const params = z.strictObject({ id: z.uuid() })

/** What the generic routes of deals cannot say. */
export function addDealRoutes(app: App, services: Services): void {
  app.get(
    '/api/v1/deals/:id/path',
    {
      config: {
        permission: 'deal.read',
        tag: 'deals',
        summary: 'The stages before a deal with what they still ask for, and the moves it made',
      },
      schema: { params },
    },
    ({ actor, params: { id } }) => readPath(ctxFor(services, actorOf({ actor })), id),
  )
}
