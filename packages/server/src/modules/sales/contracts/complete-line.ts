import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { daysTurned, lineCurrency } from './problems.ts'

/** A line is in the currency of its contract, and does not end before it begins. */
export const completeContractLine: BeforeWrite = {
  object: 'contractLine',
  fields: ['contractId', 'currency', 'startsOn', 'endsOn'],
  async run(ctx, writes) {
    const currencies = await currenciesOf(ctx, writes)
    for (const { before, values } of writes) {
      const currency = currencies.get(String(values.contractId ?? before?.contractId))
      if (currency === undefined) continue
      values.currency ??= before?.currency ?? currency
      if (values.currency !== currency) throw lineCurrency(String(values.currency), currency)
      const { startsOn, endsOn } = { ...before, ...values } as Record<string, string | null | undefined>
      if (startsOn && endsOn && endsOn < startsOn)
        throw daysTurned('The line would end before it begins.', 'endsOn')
    }
  },
}

async function currenciesOf(ctx: Ctx, writes: readonly PendingWrite[]): Promise<Map<string, string>> {
  const ids = writes.map(({ before, values }) => values.contractId ?? before?.contractId).filter(Boolean)
  const { rows } = await sql<{ id: string; currency: string }>`
    select id, currency from contract where id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, currency }) => [id, currency]))
}
