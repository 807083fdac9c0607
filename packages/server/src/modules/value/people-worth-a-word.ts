import { addDays } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, isHidden } from '../../records/index.ts'
import { visibleScores } from './visible-scores.ts'

/** One person to talk to today, with the facts that say why. The screen puts them into words. */
export interface PersonWorthAWord {
  contactId: string
  name: string
  email: string | null
  phone: string | null
  preferredChannel: string | null
  reason: 'late' | 'birthday'
  asOf: string
  lastOrderOn: string
  recencyDays: number
  gapDays: number | null
  purchaseDays: number
  rfmCell: string
  stillCustomer: number | null
  lifetimeValue: number | null
  lifetimeValueLow: number | null
  lifetimeValueHigh: number | null
  birthday: string | null
  /** What this person bought most often, to have something to talk about. */
  favourite: { name: string; orders: number } | null
}

/**
 * Whom a word is worth today: good customers who are clearly late by their own rhythm and may still be won back, and good customers whose birthday comes
 * within a week. Good is by RFM, since it finds those who come back as well as any model; who is worth most goes first.
 */
export async function peopleWorthAWord(ctx: Ctx, limit: number): Promise<PersonWorthAWord[]> {
  const { rows } = await sql<PersonWorthAWord & { orderNow: number }>`
    with chosen as (
      select score.*, contact.name, contact.email, contact.phone, contact.preferred_channel, contact.birthday,
        case when score.late_by between 1.5 and 6 and score.recency_days >= 14 then 'late' else 'birthday' end as reason,
        (score.lifetime_value * coalesce(score.still_customer, 0.5))::float8 as weight
      from ${visibleScores(ctx)}
        and score.frequency_score + score.monetary_score >= 8
        and coalesce(score.still_customer, 1) >= 0.15
        and ((score.late_by between 1.5 and 6 and score.recency_days >= 14) or to_char(contact.birthday, 'MM-DD') in (${sql.join(comingDays(ctx))}))
        and not exists (
          select from task where task.contact_id = contact.id and task.deleted_at is null
            and (task.done_at is null or task.done_at > ${ctx.setting.now}::timestamptz - interval '14 days'))
      order by weight desc nulls last, score.contact_id
      limit ${limit}
    )
    select chosen.contact_id, chosen.name, ${shown(ctx, 'email')} as email, ${shown(ctx, 'phone')} as phone, chosen.preferred_channel, chosen.reason,
      chosen.as_of::text, (chosen.as_of - chosen.recency_days::integer)::text as last_order_on, chosen.recency_days, chosen.gap_days,
      chosen.purchase_days, chosen.rfm_cell, chosen.still_customer, chosen.lifetime_value, chosen.lifetime_value_low,
      chosen.lifetime_value_high, ${shown(ctx, 'birthday')}::text as birthday, favourite.favourite
    from chosen
    left join lateral (
      select jsonb_build_object('name', product.name, 'orders', count(distinct line.order_id)) as favourite
      from order_line as line join product on product.id = line.product_id
      where line.contact_id = chosen.contact_id and line.deleted_at is null and line.quantity > 0 and product.deleted_at is null
      group by product.id order by count(distinct line.order_id) desc, product.name limit 1
    ) as favourite on true
    order by chosen.weight desc nulls last, chosen.contact_id`.execute(ctx.db)
  return rows
}

function shown(ctx: Ctx, key: string) {
  return isHidden(ctx, ctx.registry.object('contact'), key) ? sql`null` : sql`chosen.${sql.id(key)}`
}

/** Month and day of today and the coming week, where the business is. */
function comingDays({ setting }: Ctx): string[] {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: setting.timeZone }).format(setting.now)
  return Array.from({ length: 8 }, (_, ahead) => addDays(today, ahead).slice(5))
}
