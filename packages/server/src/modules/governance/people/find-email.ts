import { sql } from 'kysely'
import type { Database } from '../../../platform/database/connect.ts'

/** Where somebody who works here gets mail. */
export async function findEmail(db: Database, userId: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`select email from app_user where id = ${userId}`.execute(db)
  return rows[0]?.email
}
