import { dayAt, exchangeRate } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import type { RecordImport } from './record-kind.ts'

/** Exchange rates, as central banks publish them: a row for each day and currency. A row of a day that has a rate changes that one, whichever way round it is said. */
export const rates: RecordImport = {
  object: exchangeRate,
  key: exchangeRate.path,
  matchBy: ['id'],
  synonyms: {
    currency: ['code', 'currencycode', 'unit', 'fromcurrency', 'waehrung', 'währung', 'devise', 'waluta'],
    rate: ['exchangerate', 'value', 'price', 'kurs', 'wechselkurs', 'cours', 'obsvalue'],
    base: ['basecurrency', 'in', 'to', 'tocurrency', 'quotecurrency'],
    validFrom: ['date', 'day', 'from', 'since', 'datum', 'data', 'timeperiod'],
  },
  completes: ['base', 'validFrom'],
  complete: completeRates,
}

async function completeRates(ctx: Ctx): Promise<void> {
  const { services, setting, db } = ctx
  const usual = {
    base: services.settings.get('currency'),
    valid_from: dayAt(services.clock.now(), setting.timeZone),
  }
  await sql`update applying_row set fields = ${JSON.stringify(usual)}::jsonb || fields where record_id is null`.execute(
    db,
  )
  await sayAlike(ctx)
  await sql`
    update applying_row as row set record_id = there.id, identity = there.id::text
    from exchange_rate as there
    where row.record_id is null and there.deleted_at is null and there.currency = row.fields ->> 'currency'
      and there.base = row.fields ->> 'base' and there.valid_from = (row.fields ->> 'valid_from')::date`.execute(
    db,
  )
  await sql`
    update applying_row set identity = concat_ws(' ', 'rate', fields ->> 'currency', fields ->> 'base', fields ->> 'valid_from')
    where record_id is null and fields ?& array['currency', 'base']`.execute(db)
}

/** Of two currencies and a day all rows say it the same way round: as it is said already, or as the first row says it. */
async function sayAlike({ db }: Ctx): Promise<void> {
  const codes = sql`fields ->> 'currency' collate "C", fields ->> 'base' collate "C"`
  await sql`
    update applying_row as row
    set fields = row.fields || jsonb_build_object('currency', row.fields -> 'base', 'base', row.fields -> 'currency',
      'rate', 1 / nullif((row.fields ->> 'rate')::float8, 0))
    from (
      select row_number, coalesce(
        (select there.currency from exchange_rate as there
         where least(there.currency collate "C", there.base collate "C") = said.low and greatest(there.currency collate "C", there.base collate "C") = said.high
           and there.valid_from = said.day and there.deleted_at is null),
        first_value(said.currency) over (partition by said.low, said.high, said.day order by said.row_number)) as currency
      from (
        select row_number, fields ->> 'currency' as currency, (fields ->> 'valid_from')::date as day, least(${codes}) as low, greatest(${codes}) as high
        from applying_row where record_id is null and fields ?& array['currency', 'base', 'rate']
      ) as said
    ) as first
    where first.row_number = row.row_number and first.currency <> row.fields ->> 'currency'`.execute(db)
}
