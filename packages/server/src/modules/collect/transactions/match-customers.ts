import { contact } from '@regulars/model'
import { sql } from 'kysely'
import { applyPatches, type Ctx, insertRecords, mergedSql } from '../../../records/index.ts'
import type { ImportRunRef } from './import-run-ref.ts'
import { joinTwinCustomers, takeTwinCustomers } from './take-twin-customers.ts'

/**
 * Finds or makes the contact of every line with a customer key or an e-mail address. `applying_person` maps each to its contact.
 * Keys first: a contact with that customer number; else one who has it as a verified card or account of theirs alone; else one with the same address and no number yet, who thereby gets it; else a new one. Then
 * addresses without key: whoever has that address, else a new contact. Where it was chosen, those who would be new complete whom they look like instead.
 */
export async function matchCustomers(ctx: Ctx, { fileName, twins }: ImportRunRef): Promise<void> {
  await collectPeople(ctx)
  await matchByNumber(ctx)
  await matchMerged(ctx, 'customer_number', sql`customer_key`)
  await matchByIdentifier(ctx)
  await adoptByAddress(ctx)
  await takeTwinCustomers(ctx, twins)
  await makeContacts(ctx, fileName, sql`customer_key is not null`)
  await matchByAddress(ctx)
  await matchMerged(ctx, 'email', sql`case when customer_key is null then person.email end`)
  await makeContacts(ctx, fileName, sql`customer_key is null`)
  await joinTwinCustomers(ctx)
  await completeContacts(ctx)
}

async function collectPeople(ctx: Ctx): Promise<void> {
  const latest = (column: string) =>
    sql`(array_agg(${sql.id(column)} order by row_number desc) filter (where ${sql.id(column)} is not null))[1]`
  await sql`
    create temporary table applying_person on commit drop as
    select person_key, min(customer_key) as customer_key, ${latest('email')} as email, ${latest('phone')} as phone, ${latest('name')} as name,
      ${latest('country')} as country, min(row_number) as first_row, null::uuid as contact_id, null::text as same_as, false as is_new
    from applying_line where person_key is not null
    group by person_key
  `.execute(ctx.db)
  await sql`create index on applying_person (person_key)`.execute(ctx.db)
  await sql`analyze applying_person`.execute(ctx.db)
}

async function matchByNumber(ctx: Ctx): Promise<void> {
  await sql`
    update applying_person as person set contact_id = contact.id
    from contact
    where lower(contact.customer_number) = lower(person.customer_key) and contact.deleted_at is null
  `.execute(ctx.db)
}

/** A till writes down the member card as readily as the number of the customer; what is known already is not made their number as well. */
async function matchByIdentifier(ctx: Ctx): Promise<void> {
  await sql`
    update applying_person as person set contact_id = contact.id, customer_key = null
    from identifier join contact on contact.id = identifier.contact_id and contact.deleted_at is null
    where person.contact_id is null and lower(identifier.value) = lower(replace(person.customer_key, ' ', ''))
      and identifier.kind in ('memberCard', 'loyaltyNumber', 'accountNumber', 'customerNumber')
      and identifier.verified and not identifier.shared
  `.execute(ctx.db)
}

/** One key per contact: of two keys with the same address the first gets the contact, the other becomes a contact of its own. */
async function adoptByAddress(ctx: Ctx): Promise<void> {
  await sql`
    update applying_person as person set contact_id = found.contact_id
    from (
      select distinct on (contact.id) contact.id as contact_id, person.person_key
      from applying_person as person
      join contact on lower(contact.email) = person.email and contact.deleted_at is null
      where person.contact_id is null and person.customer_key is not null and contact.customer_number is null
      order by contact.id, person.person_key
    ) as found
    where found.person_key = person.person_key
  `.execute(ctx.db)
}

async function matchByAddress(ctx: Ctx): Promise<void> {
  await sql`
    update applying_person as person set contact_id = contact.id
    from contact
    where person.contact_id is null and person.same_as is null and person.customer_key is null
      and lower(contact.email) = person.email and contact.deleted_at is null
  `.execute(ctx.db)
}

/** A key of somebody who was merged means the one who stays. */
async function matchMerged(ctx: Ctx, column: string, key: ReturnType<typeof sql>): Promise<void> {
  await sql`
    update applying_person as person set contact_id = merged.survivor
    from (${mergedSql(contact)}) as merged join contact as was on was.id = merged.id
    where person.contact_id is null and lower(was.${sql.id(column)}) = lower(${key})
  `.execute(ctx.db)
}

/** An address that somebody has, or that an earlier key of this file brings, is not given to a second contact. */
async function makeContacts(ctx: Ctx, fileName: string, which: ReturnType<typeof sql>): Promise<void> {
  await sql`
    update applying_person set contact_id = uuid_v7(), is_new = true where contact_id is null and same_as is null and ${which}
  `.execute(ctx.db)
  await insertRecords(ctx, contact, {
    columns: [
      'id',
      'name',
      'email',
      'phone',
      'customer_number',
      'country',
      'lifecycle',
      'source',
      'order_count',
      'revenue',
    ],
    select: sql`
      select contact_id as id,
        left(coalesce(name, 'Customer ' || customer_key, initcap(replace(split_part(email, '@', 1), '.', ' '))), 300) as name,
        case when email is not null
          and row_number() over (partition by email order by person_key) = 1
          and other_id is null
          then email end as email, phone,
        customer_key as customer_number, country, 'customer' as lifecycle, ${fileName}::text as source,
        0 as order_count, 0 as revenue
      from (
        -- Looked up at once, before the first is written: in the midst of that each look would go through all that was just written.
        select person.*, other.id as other_id from applying_person as person
        left join contact as other on lower(other.email) = person.email and other.deleted_at is null
        where is_new and ${which}
      ) as person`,
  })
}

/** Contacts that were there get what they lack: a number, an address nobody has, a name in place of "Customer 17850", a country. */
async function completeContacts(ctx: Ctx): Promise<void> {
  await applyPatches(ctx, contact, {
    columns: ['customer_number', 'email', 'phone', 'name', 'country', 'lifecycle'],
    select: sql`
      select contact.id, jsonb_strip_nulls(jsonb_build_object(
        'customer_number', case when contact.customer_number is null then person.customer_key end,
        'email', case when contact.email is null and not exists (
          select from contact as other where lower(other.email) = person.email and other.deleted_at is null
        ) then person.email end,
        'phone', case when contact.phone is null then person.phone end,
        'name', case when contact.name = 'Customer ' || contact.customer_number then person.name end,
        'country', case when contact.country is null then person.country end,
        'lifecycle', case when contact.lifecycle in ('visitor', 'lead', 'prospect') then 'customer' end
      )) as patch
      from (select distinct on (contact_id) * from applying_person where not is_new
        order by contact_id, customer_key nulls last, person_key) as person
      join contact on contact.id = person.contact_id`,
  })
}
