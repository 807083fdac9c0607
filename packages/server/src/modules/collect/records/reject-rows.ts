import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/** Moves rows out of the way and writes down why; `where` and `problem` may use the columns of `applying_row`. */
export async function rejectRows(
  ctx: Ctx,
  importId: string,
  where: RawBuilder<unknown>,
  problem: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    with gone as (delete from applying_row where ${where} returning *)
    insert into import_rejected (import_id, row_number, cells, problems)
    select ${importId}, row_number, array(select value from jsonb_each_text(fields)), array[${problem}]
    from gone on conflict do nothing
  `.execute(ctx.db)
}
