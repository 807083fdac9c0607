import { segment } from '@regulars/model'
import { z } from 'zod'
import type { App } from '../../platform/http/route.ts'
import { answerWrite, create, peopleAsked, type Services } from '../../records/index.ts'
import { removeFromSegment } from './add-to-segment.ts'
import { peopleOf, pickPeople } from './pick-many.ts'

const params = z.strictObject({ id: z.uuid() })
const note = z.string().trim().max(300).nullable().default(null).describe('Why they are picked.')

/** The verbs of segments; list, get, create and update are generic. */
export function addSegmentRoutes(app: App, services: Services): void {
  const config = (permission: string, summary: string) => ({ permission, tag: 'segments', summary })
  app.post(
    '/api/v1/segments/picked',
    {
      config: config('segment.create', 'Make a segment of people who are picked by hand'),
      schema: { body: z.strictObject({ name: z.string().trim().min(1).max(200), ...peopleAsked, note }) },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const { name, note, ...asked } = request.body
        const made = await create(ctx, segment, { name })
        const picked = await pickPeople(ctx, made, asked, note)
        return { status: 201, body: () => JSON.stringify(picked) }
      }),
  )
  app.post(
    '/api/v1/segments/:id/members',
    {
      config: config('segment.update', 'Pick people for a segment by hand'),
      schema: { params, body: z.strictObject({ ...peopleAsked, note }) },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const { note, ...asked } = request.body
        const picked = await pickPeople(ctx, request.params.id, asked, note)
        return { status: 200, body: () => JSON.stringify(picked) }
      }),
  )
  app.post(
    '/api/v1/segments/:id/members/remove',
    {
      config: config('segment.update', 'Take people out who were picked by hand'),
      schema: { params, body: z.strictObject(peopleAsked) },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const { id } = request.params
        const removed = await removeFromSegment(ctx, id, await peopleOf(ctx, request.body))
        return { status: 200, body: () => JSON.stringify({ removed }) }
      }),
  )
}
