import { sql } from 'kysely'
import type { Ctx } from '../../records/index.ts'

/** The next number of a series within a year: `Q-2026-0042`. Given in the transaction of the document, so that none is missing. */
export async function nextNumber(ctx: Ctx, letter: string, day: string): Promise<string> {
  const name = `${letter}-${day.slice(0, 4)}`
  const { rows } = await sql<{ number: number }>`
    insert into number_series (name, next_number) values (${name}, 2)
    on conflict (name) do update set next_number = number_series.next_number + 1
    returning next_number - 1 as number`.execute(ctx.db)
  return `${name}-${String(rows[0]!.number).padStart(4, '0')}`
}
