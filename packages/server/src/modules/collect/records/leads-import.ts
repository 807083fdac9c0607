import { afterWorkingMinutes, contact, lead } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, insertRecords } from '../../../records/index.ts'
import type { RecordImport } from './record-kind.ts'

/** Leads, as fairs, landing pages and other CRMs export them. Each becomes what one by a form would: somebody who is known once, with a clock for the first answer. */
export const leads: RecordImport = {
  object: lead,
  key: 'leads',
  matchBy: ['id'],
  suffices: ['name', 'email', 'phone'],
  synonyms: {
    title: ['subject', 'topic', 'leadtitle', 'betreff', 'about'],
    name: ['fullname', 'leadname', 'contactname', 'person', 'contactperson'],
    email: ['emailaddress', 'mail', 'e-mailaddress', 'workemail', 'emailadresse'],
    phone: ['phonenumber', 'telephone', 'mobile', 'mobilephone', 'telefon', 'tel'],
    companyName: ['company', 'account', 'accountname', 'organization', 'organisation', 'firma'],
    message: ['comment', 'comments', 'notes', 'note', 'question', 'description', 'enquiry', 'inquiry'],
    source: ['leadsource', 'origin', 'campaign', 'channel', 'utmsource'],
    status: ['leadstatus', 'stage'],
    arrivedAt: ['createdate', 'createddate', 'created', 'createdat', 'date', 'submittedat', 'receivedat'],
    owner: ['leadowner', 'ownername', 'salesrep', 'seller', 'assignedto'],
  },
  completes: ['title', 'arrivedAt', 'contact', 'company', 'responseDueAt'],
  complete: completeRows,
}

/** New rows, as statements over all of them, whatever their number. */
async function completeRows(ctx: Ctx): Promise<void> {
  await completeTexts(ctx)
  await findPeople(ctx)
  await makePeople(ctx)
  await startClocks(ctx)
}

/** For which company, when one alone is called so; when it came; and what it is called: who asked, and for whom. */
async function completeTexts({ db, services: { clock } }: Ctx): Promise<void> {
  await sql`
    update applying_row as row set fields = row.fields || jsonb_build_object('company_id', found.id)
    from (
      select fold(name) collate "C" as name, (array_agg(id))[1] as id from company
      where deleted_at is null and fold(name) collate "C" in (
        select fold(fields ->> 'company_name') collate "C" from applying_row where record_id is null)
      group by 1 having count(*) = 1
    ) as found
    where row.record_id is null and not row.fields ? 'company_id' and fold(row.fields ->> 'company_name') collate "C" = found.name`.execute(
    db,
  )
  const who = sql`coalesce(fields ->> 'name', fields ->> 'email', fields ->> 'phone')`
  const company = sql`coalesce(fields ->> 'company_name', (select name from company where id = (fields ->> 'company_id')::uuid))`
  await sql`
    update applying_row set fields = jsonb_build_object('arrived_at', ${clock.now().toISOString()}::text)
      || case when ${who} is null then '{}' else jsonb_build_object('title', left(concat_ws(', ', ${who}, ${company}), 300)) end || fields
    where record_id is null`.execute(db)
}

const isOpen = sql`row.record_id is null and not row.fields ? 'contact_id'`

/** By the address; by a number only where one person alone has it and no two addresses contradict. */
async function findPeople({ db }: Ctx): Promise<void> {
  const take = sql`row.fields || jsonb_strip_nulls(jsonb_build_object('contact_id', found.id, 'company_id', coalesce(row.fields ->> 'company_id', found.company_id::text)))`
  await sql`
    update applying_row as row set fields = ${take}
    from (
      select distinct on (lower(email)) lower(email) as email, id, company_id from contact
      where deleted_at is null and lower(email) in (select lower(fields ->> 'email') from applying_row)
      order by lower(email), created_at, id
    ) as found
    where ${isOpen} and lower(row.fields ->> 'email') = found.email`.execute(db)
  await sql`
    update applying_row as row set fields = ${take}
    from (
      select lower(phone) as phone, (array_agg(id))[1] as id, (array_agg(company_id))[1] as company_id, (array_agg(email))[1] as email
      from contact where deleted_at is null and lower(phone) in (select lower(fields ->> 'phone') from applying_row)
      group by 1 having count(*) = 1
    ) as found
    where ${isOpen} and lower(row.fields ->> 'phone') = found.phone and (not row.fields ? 'email' or found.email is null)`.execute(
    db,
  )
}

/** Who is not known yet becomes one person for each address, and for each number without one. */
async function makePeople(ctx: Ctx): Promise<void> {
  const key = sql`coalesce(lower(row.fields ->> 'email'), lower(row.fields ->> 'phone'), 'row:' || row.row_number)`
  await sql`
    create temporary table applying_asker on commit drop as
    select ${key} as key, uuid_v7() as id, (array_agg(row.fields order by row.row_number))[1] as fields, min(row.row_number) as first_row
    from applying_row as row where ${isOpen} and row.fields ? 'title' group by 1`.execute(ctx.db)
  await insertRecords(ctx, contact, {
    columns: ['id', 'name', 'email', 'phone', 'lifecycle', 'company_id', 'source', 'owner_id'],
    select: sql`
      select id, left(coalesce(fields ->> 'name', fields ->> 'email', fields ->> 'phone', fields ->> 'title'), 300) as name,
        fields ->> 'email' as email, fields ->> 'phone' as phone, 'lead' as lifecycle, (fields ->> 'company_id')::uuid as company_id,
        fields ->> 'source' as source, (fields ->> 'owner_id')::uuid as owner_id
      from applying_asker order by first_row`,
  })
  await sql`
    update applying_row as row set fields = row.fields || jsonb_build_object('contact_id', asker.id)
    from applying_asker as asker where ${isOpen} and ${key} = asker.key`.execute(ctx.db)
}

/** Working hours are counted outside of SQL, once for each moment at which leads came. */
async function startClocks({ db, services: { settings }, setting }: Ctx): Promise<void> {
  const minutes = settings.get('leadResponseMinutes')
  if (minutes === null) return
  const isClocked = sql`record_id is null and coalesce(fields ->> 'status', 'new') = 'new' and fields ? 'arrived_at'`
  const { rows } = await sql<{ at: string }>`
    select distinct fields ->> 'arrived_at' as at from applying_row where ${isClocked}`.execute(db)
  const hours = settings.get('workingHours')
  const due = rows.map(({ at }) =>
    afterWorkingMinutes(new Date(at), minutes, hours, setting.timeZone).toISOString(),
  )
  await sql`
    update applying_row set fields = fields || jsonb_build_object('response_due_at', clock.due)
    from unnest(${rows.map(({ at }) => at)}::text[], ${due}::text[]) as clock (at, due)
    where ${isClocked} and fields ->> 'arrived_at' = clock.at`.execute(db)
}
