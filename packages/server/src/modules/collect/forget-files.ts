import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import type { Services } from '../../records/index.ts'
import { forgetCutOff } from './dry-run.ts'

/** What was read in lies in the database; the file itself, which may hold more than was wanted, is not kept. */
export async function forgetFile({ db, files }: Services, fileKey: string): Promise<void> {
  await sql`delete from import_upload where file_key = ${fileKey}`.execute(db)
  const { rows } = await sql`
    select from import where file_key = ${fileKey} and status in ('queued', 'running') limit 1
  `.execute(db)
  if (rows.length === 0) await files.remove(fileKey)
}

/** Removes files that were looked at a day ago and never imported. */
export const forgetOldUploads = defineJob({
  name: 'collect.forget-old-uploads',
  schema: z.object({}),
  cron: '17 * * * *',
  async run(_payload, { services }) {
    const { rows } = await sql<{ fileKey: string }>`
      select file_key from import_upload where created_at < ${services.clock.now()}::timestamptz - interval '1 day'
    `.execute(services.db)
    for (const { fileKey } of rows) await forgetFile(services, fileKey)
    await forgetCutOff(services, new Date(services.clock.now().getTime() - 86_400_000))
  },
})
