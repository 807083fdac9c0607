import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { type Ctx, ctxFor, type Services } from '../context.ts'
import { titlesOf } from '../history/titles.ts'
import type { UndoReport } from '../undo/report.ts'
import { isBegun, undo } from '../undo/undo.ts'

const params = z.strictObject({ id: z.uuid('must be the id of a change set') })

/** Adds the route that undoes a change set. Listing and reading them is what it is for every object. */
export function addChangeSetRoutes(app: App, services: Services): void {
  const config = {
    permission: 'signed-in',
    tag: 'change-sets',
    summary: 'Undo a change of any kind and size',
    openapi: {
      responses: {
        200: { description: 'Undone; says what came back, what went, and what was kept and why' },
        202: { description: 'Begun in the background; `runId` names the job' },
      },
    },
  }
  app.post('/api/v1/change-sets/:id/undo', { config, schema: { params } }, async (request, reply) => {
    const ctx = ctxFor(services, actorOf(request))
    const answer = await undo(ctx, request.params.id)
    return isBegun(answer) ? reply.status(202).send(answer) : withTitles(ctx, answer)
  })
}

/** What was kept, with the titles of records that the one who asks may see. */
async function withTitles(ctx: Ctx, report: UndoReport) {
  const titles = await titlesOf(ctx, report.kept)
  return {
    ...report,
    kept: report.kept.map((item) => ({ ...item, title: titles(item.object, item.id) ?? null })),
  }
}
