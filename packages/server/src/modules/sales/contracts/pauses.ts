import { addDays, contractPause } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, removeMany, updateMany } from '../../../records/index.ts'

/** Whether a contract rests on a day. */
export async function isPausedOn({ db }: Ctx, contractId: string, day: string): Promise<boolean> {
  const { rows } = await sql`
    select from contract_pause
    where contract_id = ${contractId} and deleted_at is null
      and starts_on <= ${day}::date and (ends_on is null or ends_on >= ${day}::date) limit 1`.execute(db)
  return rows.length > 0
}

/** Ends the pauses that a contract is in, so that it runs from a day on; a pause of no day was none. */
export async function endPauses(ctx: Ctx, contractId: string, from: string): Promise<void> {
  const { rows } = await sql<{ id: string; isNone: boolean }>`
    select id, starts_on >= ${from}::date as is_none from contract_pause
    where contract_id = ${contractId} and deleted_at is null
      and starts_on <= ${from}::date and (ends_on is null or ends_on >= ${from}::date)`.execute(ctx.db)
  const none = rows.filter(({ isNone }) => isNone).map(({ id }) => id)
  const ended = rows.filter(({ isNone }) => !isNone)
  await removeMany(ctx, contractPause, none, { trusted: true })
  await updateMany(
    ctx,
    contractPause,
    ended.map(({ id }) => ({ id, values: { endsOn: addDays(from, -1) } })),
    { trusted: true },
  )
}
