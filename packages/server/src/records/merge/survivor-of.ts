import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/**
 * Which records those that were merged have become part of, also over several merges; whoever was not merged is not in the answer.
 *
 * @returns the id of the record that stays, by the old id
 */
export async function survivorsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; survivor: string }>`
    with recursive step (id, survivor) as (
      select merged_id, survivor_id from merged_record where merged_id = any(${[...ids]}::text[])
      union
      select step.id, next.survivor_id from step join merged_record as next on next.merged_id = step.survivor
    )
    select id, survivor from step
    where not exists (select from merged_record as further where further.merged_id = step.survivor)`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, survivor }) => [id, survivor]))
}
