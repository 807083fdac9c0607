import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/** The time zones of colleagues: each their own, else that of the business. */
export async function zonesOf(
  ctx: Ctx,
  userIds: readonly (string | null)[],
): Promise<{ of(userId: string | null): string }> {
  const asked = [...new Set(userIds.filter((id) => id !== null))]
  const { rows } =
    asked.length === 0
      ? { rows: [] }
      : await sql<{ id: string; timeZone: string }>`
          select id, time_zone from app_user where id = any(${asked}::uuid[]) and time_zone is not null`.execute(
          ctx.db,
        )
  const zones = new Map(rows.map(({ id, timeZone }) => [id, timeZone]))
  return { of: (userId) => zones.get(userId ?? '') ?? ctx.setting.timeZone }
}
