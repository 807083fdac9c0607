import type { Tax } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/**
 * The taxes of every tax class on a day in a country: the rates that name the country, and where none does, those that name no country.
 *
 * @param country ISO code; null = only rates without a country
 */
export async function findTaxes(
  ctx: Pick<Ctx, 'db'>,
  country: string | null,
  on: string,
): Promise<Map<string, Tax[]>> {
  const { rows } = await sql<{ taxClassId: string; taxes: Tax[] }>`
    select tax_class_id, jsonb_agg(jsonb_build_object('key', id, 'name', name, 'rate', rate) order by rate desc, name, id) as taxes
    from (
      select *, max((country is not null)::integer) over (partition by tax_class_id) as closest
      from tax_rate
      where deleted_at is null and (country is null or country = ${country})
        and (valid_from is null or valid_from <= ${on}::date) and (valid_until is null or valid_until >= ${on}::date)
    ) as rate
    where (country is not null)::integer = closest
    group by tax_class_id`.execute(ctx.db)
  return new Map(rows.map(({ taxClassId, taxes }) => [taxClassId, taxes]))
}
