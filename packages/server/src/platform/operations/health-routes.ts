import { z } from 'zod'
import { type Finding, worstOf } from '../doctor/examination.ts'
import { examineMachine } from '../doctor/examine-machine.ts'
import { lookAtDatabase } from '../doctor/look-at-database.ts'
import type { App } from '../http/route.ts'
import { version } from '../process/version.ts'
import type { PlatformServices } from '../services.ts'
import { slowMs } from './query-watch.ts'

const finding = z.object({
  about: z.string(),
  state: z.enum(['well', 'note', 'ill']),
  says: z.string(),
  mend: z.string().optional(),
})

const slowQuery = z.object({
  text: z.string(),
  times: z.int(),
  totalMs: z.number(),
  longestMs: z.number(),
  lastAt: z.date(),
})

const healthSchema = z.object({
  state: z.enum(['well', 'note', 'ill']).describe('The worst of what was found.'),
  version: z.string(),
  upSince: z.date().describe('When the process that answers was started.'),
  findings: z.array(finding),
  slowQueries: z.object({
    slowerThanMs: z.number(),
    data: z
      .array(slowQuery)
      .describe('Of the process that answers, those that took most time in all first; without values.'),
  }),
})

/** Adds how the server is: for people (`/api/v1/health`) and for Prometheus (`/metrics`, with an API key as bearer token). */
export function addOperationsRoutes(app: App, services: PlatformServices): void {
  const { config, pool, clock, queries, metrics } = services
  app.get(
    '/api/v1/health',
    {
      config: {
        permission: 'settings.manage',
        tag: 'server',
        summary: 'What is well, what is wrong, how to mend it, and which statements are slow',
      },
      schema: { response: { 200: healthSchema } },
    },
    async () => {
      const found = await Promise.all([examineMachine(config), lookAtDatabase(pool, config)])
      const findings: Finding[] = found.flat()
      return {
        state: worstOf(findings),
        version,
        upSince: new Date(clock.now().getTime() - process.uptime() * 1000),
        findings,
        slowQueries: { slowerThanMs: slowMs, data: queries.slowest(20) },
      }
    },
  )
  app.get(
    '/metrics',
    { config: { permission: 'settings.manage', tag: 'server', summary: 'Figures for Prometheus' } },
    async (_, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text()),
  )
}
