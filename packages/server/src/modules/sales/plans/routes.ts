import { z } from 'zod'
import type { App } from '../../../platform/http/route.ts'
import { answerWrite, type Services } from '../../../records/index.ts'
import { planObjects, startPlan } from './start-plan.ts'

/** The verb of activity plans; list, get, create and update are generic. */
export function addPlanRoutes(app: App, services: Services): void {
  app.post(
    '/api/v1/activity-plans/:id/start',
    {
      config: {
        permission: 'task.create',
        tag: 'activity-plans',
        summary: 'Begin a plan for a person, a lead or a deal: a task for each of its steps',
      },
      schema: {
        params: z.strictObject({ id: z.uuid() }),
        body: z.strictObject({ object: z.enum(planObjects), id: z.uuid() }),
      },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const taskCount = await startPlan(ctx, request.params.id, request.body)
        ctx.changeSet!.label ||= 'Began a plan'
        return { status: 200, body: () => JSON.stringify({ taskCount }) }
      }),
  )
}
