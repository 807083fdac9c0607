import { z } from 'zod'
import type { App } from '../http/route.ts'
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
      config: { ...config, permission: 'job.cancel', summary: 'Cancel background work' },
      schema: { params },
    },
    async ({ params: { id } }) => {
      if (!(await jobs.cancel(id))) throw overAlready()
      return (await jobs.runs.get(id)) ?? notFound()
    },
  )
}

function notFound(): never {
  throw new Problem('job.not-found', { status: 404, title: 'There is no such background work.' })
}

function overAlready(): Problem {
  return new Problem('job.over', {
    status: 409,
    title: 'That work is over already, so it cannot be cancelled.',
  })
}
