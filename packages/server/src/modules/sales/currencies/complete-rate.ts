import { dayAt } from '@regulars/model'
import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { rateTaken } from './problems.ts'

/** A rate is from today on unless told, and in the currency of the business unless told; of two currencies and a day there is one. */
export const completeRate: BeforeWrite = {
  object: 'exchangeRate',
  fields: ['currency', 'base', 'validFrom'],
  async run(ctx, writes) {
    const asked = writes.map((write) => complete(ctx, write))
    await refuseTaken(ctx, asked)
  },
}

interface Rate {
  id: string
  currency: string
  base: string
  validFrom: string
}

function complete({ services, setting }: Ctx, { id, before, values }: PendingWrite): Rate {
  if (!before) {
    values.base ??= services.settings.get('currency')
    values.validFrom ??= dayAt(services.clock.now(), setting.timeZone)
  }
  const next: Record<string, unknown> = { ...before, ...values }
  const { currency, base, validFrom } = next as unknown as Rate
  return { id, currency, base, validFrom }
}

/** One statement, however many there are; those of one write are held against each other by the index. */
async function refuseTaken(ctx: Ctx, rates: readonly Rate[]): Promise<void> {
  const { rows } = await sql<{ currency: string; base: string; validFrom: string }>`
    select there.currency, there.base, there.valid_from::text
    from unnest(
      ${rates.map(({ id }) => id)}::uuid[], ${rates.map(({ currency }) => currency)}::text[],
      ${rates.map(({ base }) => base)}::text[], ${rates.map(({ validFrom }) => validFrom)}::date[]
    ) as asked (id, currency, base, valid_from)
    join exchange_rate as there
      on least(there.currency collate "C", there.base collate "C") = least(asked.currency collate "C", asked.base collate "C")
        and greatest(there.currency collate "C", there.base collate "C") = greatest(asked.currency collate "C", asked.base collate "C")
        and there.valid_from = asked.valid_from and there.deleted_at is null and there.id <> asked.id
    limit 1`.execute(ctx.db)
  if (rows[0]) throw rateTaken(rows[0])
}
