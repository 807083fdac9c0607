import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { forgetContent, type Services } from '../../records/index.ts'
import { forgetCutOff } from './try-import.ts'

/** What was read in lies in the database; the file itself, which may hold more than was wanted, is not kept. */
export async function forgetFile({ db, files }: Services, fileKey: string): Promise<void> {
  await sql`delete from import_upload where file_key = ${fileKey}`.execute(db)
  await db.transaction().execute((within) => forgetContent({ db: within, files }, fileKey))
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
