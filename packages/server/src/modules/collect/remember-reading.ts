import type { Actor } from '@regulars/model'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/connect.ts'
import type { Services } from '../../records/index.ts'
import { headerSignature, type Recall, type RememberedReading } from './plan/choose-reading.ts'
import type { ImportPlan } from './plan/plan-import.ts'

/** Looks up how a file with the same header was read the last time. */
export function recallFrom({ db }: Services): Recall {
  return async (kind, signature) => {
    const { rows } = await sql<{
      reading: Omit<RememberedReading, 'fileName' | 'at'>
      fileName: string
      savedAt: Date
    }>`
      select reading, file_name, saved_at from import_reading where kind = ${kind} and signature = ${signature}
    `.execute(db)
    const [found] = rows
    return found && { ...found.reading, fileName: found.fileName, at: found.savedAt }
  }
}

/** Keeps how a file is read for the next one with the same header. */
export async function rememberReading(
  db: Database,
  actor: Actor,
  now: Date,
  { kind, fileName, plan }: { kind: string; fileName: string; plan: ImportPlan },
): Promise<void> {
  const signature = headerSignature(plan.fileColumns)
  if (!signature) return
  const { fixes, match, mode, twins, leaveEmpty } = plan.reading
  const reading = JSON.stringify({ mapping: plan.mapping, fixes, match, mode, twins, leaveEmpty })
  await sql`
    insert into import_reading (kind, signature, reading, file_name, saved_at, saved_by_id)
    values (${kind}, ${signature}, ${reading}::jsonb, ${fileName}, ${now}, ${actor.userId})
    on conflict (kind, signature) do update set reading = excluded.reading, file_name = excluded.file_name,
      saved_at = excluded.saved_at, saved_by_id = excluded.saved_by_id
  `.execute(db)
}
