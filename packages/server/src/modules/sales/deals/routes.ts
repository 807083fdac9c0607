import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { answerWrite, ctxFor, type Services } from '../../../records/index.ts'
import { readPath } from './read-path.ts'
import { removePipeline, removeStage } from './remove-stages.ts'

const params = z.strictObject({ id: z.uuid() })

const removal = z.strictObject({
  moveTo: z.uuid().optional().describe('The stage that the deals there move to.'),
})

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
  const verbs = [
    { path: 'stages', permission: 'stage.delete', what: 'a stage', verb: removeStage },
    {
      path: 'pipelines',
      permission: 'pipeline.delete',
      what: 'a pipeline with its stages',
      verb: removePipeline,
    },
  ]
  for (const { path, permission, what, verb } of verbs)
    app.post(
      `/api/v1/${path}/:id/remove`,
      {
        config: { permission, tag: path, summary: `Remove ${what}; the deals there move to another stage` },
        schema: { params, body: removal },
      },
      (request, reply) =>
        answerWrite(services, request, reply, async (ctx) => {
          await verb(ctx, request.params.id, request.body.moveTo)
          return { status: 200, body: () => '{}' }
        }),
    )
}
