import { dayAt, daysBetween } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import type { TemplateValues } from './liquid.ts'

interface Facts {
  id: string
  name: string
  firstName: string | null
  lastName: string | null
  email: string | null
  city: string | null
  country: string | null
  language: string | null
  customerNumber: string | null
  companyName: string | null
  orderNumber: string | null
  orderedOn: string | null
  favourite: string | null
}

/**
 * Reads what a template may say of some people, in one query.
 * @param groups the groups of variables it speaks of; what would take a look at all orders of each is read only where it is spoken of
 */
export async function templateValues(
  ctx: Ctx,
  contactIds: readonly string[],
  groups: ReadonlySet<string>,
  unsubscribeUrlOf: (contactId: string) => string,
): Promise<Map<string, TemplateValues>> {
  const { rows } = await sql<Facts>`
    select contact.id, contact.name, contact.first_name, contact.last_name, contact.email, contact.city, contact.country,
      contact.language, contact.customer_number, company.name as company_name, latest.number as order_number,
      latest.placed_on::text as ordered_on, favourite.name as favourite
    from contact
    left join company on company.id = contact.company_id and company.deleted_at is null
    left join lateral (
      select number, placed_on from "order"
      where ${groups.has('lastOrder')} and contact_id = contact.id and status = 'placed' and not is_return and deleted_at is null
      order by placed_at desc, id desc limit 1
    ) as latest on true
    left join lateral (
      select product.name from order_line as line join product on product.id = line.product_id
      where ${groups.has('favourite')} and line.contact_id = contact.id and line.deleted_at is null and line.quantity > 0 and product.deleted_at is null
      group by product.id order by count(distinct line.order_id) desc, product.name limit 1
    ) as favourite on true
    where contact.id = any(${[...contactIds]}::uuid[])`.execute(ctx.db)
  const today = dayAt(ctx.setting.now, ctx.setting.timeZone)
  const business = { name: ctx.services.settings.get('businessName') }
  return new Map(
    rows.map((facts) => [facts.id, valuesOf(facts, today, business, unsubscribeUrlOf(facts.id))]),
  )
}

function valuesOf(
  facts: Facts,
  today: string,
  business: { name: string },
  unsubscribeUrl: string,
): TemplateValues {
  const { name, firstName, lastName, email, city, country, language, customerNumber, orderedOn } = facts
  return {
    contact: { name, firstName, lastName, email, city, country, language, customerNumber },
    company: { name: facts.companyName },
    business,
    lastOrder: {
      number: facts.orderNumber,
      on: orderedOn,
      daysAgo: orderedOn === null ? null : daysBetween(orderedOn, today),
    },
    favourite: { name: facts.favourite },
    unsubscribeUrl,
  }
}
