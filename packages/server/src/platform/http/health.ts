import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../database/connect.ts'
import { databaseSilent } from './database-silent.ts'
import type { App } from './route.ts'

/** Adds `/api/health` (is the process alive?) and `/api/ready` (can it do its work?). */
export function addHealthRoutes(app: App, { db, version }: { db: Database; version: string }): void {
  app.get(
    '/api/health',
    {
      config: { permission: 'public', tag: 'server', summary: 'Whether the process is alive' },
      schema: { response: { 200: z.object({ status: z.literal('ok'), version: z.string() }) } },
    },
    () => ({ status: 'ok' as const, version }),
  )
  app.get(
    '/api/ready',
    {
      config: {
        permission: 'public',
        tag: 'server',
        summary: 'Whether it can do its work: the database answers',
      },
      schema: { response: { 200: z.object({ status: z.literal('ready') }) } },
    },
    async () => {
      await sql`select 1`.execute(db).catch((cause: unknown) => {
        throw databaseSilent(cause)
      })
      return { status: 'ready' as const }
    },
  )
}
