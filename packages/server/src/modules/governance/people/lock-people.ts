import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/** Makes those who change people or roles wait for each other until their transactions end, so that laws about all of them can be checked. */
export async function lockPeople({ db }: Pick<Ctx, 'db'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('governance.people', 0))`.execute(db)
}
