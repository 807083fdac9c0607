import { allows } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../http/route.ts'
import { Problem } from '../problem.ts'
import type { Jobs } from './jobs.ts'

const params = z.strictObject({ id: z.uuid() })
const query = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) })

/** Adds the routes that show and cancel background work. */
export function addJobRoutes(app: App, jobs: Jobs): void {
  const config = { permission: 'signed-in', tag: 'jobs' }
  app.get(
    '/api/v1/jobs',
    {
      config: { ...config, summary: 'Background work: what is open, then what ended last' },
      schema: { querystring: query },
    },
    async ({ query: { limit } }) => ({ data: await jobs.runs.latest(limit) }),
  )
  app.get(
    '/api/v1/jobs/:id',
    { config: { ...config, summary: 'How far one piece of background work has come' }, schema: { params } },
    async ({ params: { id } }) => (await jobs.runs.get(id)) ?? notFound(),
  )
  app.post(
    '/api/v1/jobs/:id/cancel',
    {
      config: {
        ...config,
        summary: 'Cancel background work of one’s own, or with job.cancel that of others',
      },
      schema: { params },
    },
    async (request) => {
      const actor = actorOf(request)
      const { id } = request.params
      const run = (await jobs.runs.get(id)) ?? notFound()
      const own = run.createdBy !== null && run.createdBy === actor.userId
      if (!own && !allows(actor, 'job.cancel')) throw someoneElses()
      if (!(await jobs.cancel(id))) throw overAlready()
      return jobs.runs.get(id)
    },
  )
}

function notFound(): never {
  throw new Problem('job.not-found', { status: 404, title: 'There is no such background work.' })
}

function someoneElses(): Problem {
  return new Problem('auth.not-allowed', {
    status: 403,
    title: 'Someone else began this work.',
    mend: 'Ask them, or an owner, to cancel it.',
    extra: { permission: 'job.cancel' },
  })
}

function overAlready(): Problem {
  return new Problem('job.over', {
    status: 409,
    title: 'That work is over already, so it cannot be cancelled.',
  })
}
