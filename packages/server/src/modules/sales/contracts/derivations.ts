import { sql } from 'kysely'
import type { Derivation } from '../../../records/index.ts'

/**
 * What a line of a contract comes to in a month. The same arithmetic as `amountPerMonth` in model/src/contracts, which a test holds it to; in SQL, so that
 * imports and undos have it too.
 */
const lineMonth: Derivation = {
  name: 'sales.contract-line-month',
  object: 'contractLine',
  fields: ['monthly'],
  sources: [
    { object: 'contractLine', fields: ['quantity', 'unitPrice', 'discountShare', 'period'], self: true },
  ],
  compute: (_ctx, ids) => sql`
    select id, round((list - round(list * discount)) / months)::bigint as monthly
    from (
      select id, round(unit_price * round(quantity::numeric, 6)) as list,
        round(coalesce(discount_share, 0)::numeric, 6) as discount, case period when 'year' then 12 else 1 end as months
      from contract_line where id in (${ids})
    ) as priced`,
}

/** What the lines of today come to in a month, and until when notice can be given. The night brings what begins or ends with a new day. */
const contractTerms: Derivation = {
  name: 'sales.contract-terms',
  object: 'contract',
  fields: ['monthly', 'noticeOn'],
  sources: [
    { object: 'contract', fields: ['endsOn', 'noticeCount', 'noticeUnit'], self: true },
    { object: 'contractLine', fields: ['contract', 'monthly', 'startsOn', 'endsOn'], via: 'contract' },
  ],
  compute: (ctx, ids) => {
    const today = sql`(${ctx.setting.now}::timestamptz at time zone ${ctx.setting.timeZone})::date`
    return sql`
      select contract.id, coalesce((
          select sum(line.monthly) from contract_line as line
          where line.contract_id = contract.id and line.deleted_at is null
            and coalesce(line.starts_on <= ${today}, true) and coalesce(line.ends_on >= ${today}, true)
        ), 0)::bigint as monthly,
        case notice_unit
          when 'month' then (ends_on + 1 - make_interval(months => notice_count::integer))::date - 1
          else ends_on - notice_count::integer
        end as notice_on
      from contract where contract.id in (${ids})`
  },
}

/** In the order in which they follow from each other. */
export const contractDerivations = [lineMonth, contractTerms]
