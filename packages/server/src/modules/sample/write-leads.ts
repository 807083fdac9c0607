import { activityPlan, activityStep, form, lead } from '@regulars/model'
import { sql } from 'kysely'
import { uuidV7 } from '../../platform/uuid.ts'
import { type Ctx, insertRecords } from '../../records/index.ts'

const formName = 'Wholesale enquiry'

const enquiryForm = {
  name: formName,
  slug: 'wholesale-enquiry',
  status: 'open',
  heading: 'Coffee for your place',
  introduction: 'Tell us a little about it. We answer within a working hour.',
  consent_text:
    'Kaffa may write to me about new coffees, about once a month. I can take this back at any time.',
  thanks: 'Thank you. We will be in touch today.',
}

const elements = [
  { field: 'contact.name', label: 'Your name', required: true },
  { field: 'contact.email', label: 'E-mail', required: true },
  { field: 'contact.phone', label: 'Phone', help: 'If you would rather be called.', required: false },
  { field: 'company.name', label: 'Café, office or hotel', required: false },
  { field: 'lead.message', label: 'How much coffee do you brew in a week?', required: false },
]

/** Leads of customers who want more: minutes ago, how far they are, and what they wrote. */
const enquiries = [
  {
    ago: 25,
    status: 'new',
    source: formName,
    message: 'About 6 kg a week for a breakfast room with 40 seats. Do you lend grinders?',
  },
  {
    ago: 190,
    status: 'new',
    source: formName,
    message: 'We open a second café in May and look for a house espresso.',
  },
  {
    ago: 2_900,
    status: 'new',
    source: 'Coffee fair',
    message: 'Spoke at the fair; wants samples of three single origins.',
  },
  {
    ago: 4_400,
    status: 'working',
    source: formName,
    message: 'Office of 60, beans and filter, delivered every two weeks.',
  },
  {
    ago: 9_000,
    status: 'working',
    source: 'Referral',
    message: 'Sent by Hotel Linde. Asks for a barista course for four.',
  },
  { ago: 21_000, status: 'lost', source: formName, message: 'Cheapest blend for a vending machine.' },
]

const planSteps = [
  { title: 'Call and ask what they brew on', kind: 'call', after: 0 },
  { title: 'Send three samples', kind: 'task', after: 1 },
  { title: 'Ask how they tasted', kind: 'call', after: 6 },
  { title: 'Send the quote', kind: 'email', after: 8 },
]

/** Writes a form and a few leads of customers who are there, once; people the sample business did not have before are not made. */
export async function writeLeads(ctx: Ctx): Promise<void> {
  const { rows: known } = await sql`select from form where lower(slug) = ${enquiryForm.slug} limit 1`.execute(
    ctx.db,
  )
  if (known.length > 0) return
  const formId = uuidV7()
  await writeForm(ctx, formId)
  await writeEnquiries(ctx, formId)
  await writePlan(ctx)
}

async function writeForm(ctx: Ctx, formId: string): Promise<void> {
  await insertRecords(ctx, form, {
    columns: [
      'id',
      ...Object.keys(enquiryForm),
      'elements',
      'language',
      'consent_channel',
      'consent_required',
      'double_opt_in',
    ],
    select: sql`
      select ${formId}::uuid as id, made.*, ${JSON.stringify(elements)}::jsonb as elements, 'en' as language, 'email' as consent_channel,
        false as consent_required, false as double_opt_in
      from jsonb_to_record(${JSON.stringify(enquiryForm)}::jsonb) as made (${sql.join(
        Object.keys(enquiryForm).map((column) => sql`${sql.id(column)} text`),
      )})`,
  })
}

async function writeEnquiries(ctx: Ctx, formId: string): Promise<void> {
  const now = ctx.services.clock.now()
  await insertRecords(ctx, lead, {
    columns: [
      'title',
      'status',
      'contact_id',
      'company_id',
      'name',
      'email',
      'phone',
      'company_name',
      'message',
      'source',
      'form_id',
      'arrived_at',
      'response_due_at',
      'responded_at',
      'closed_at',
      'lost_reason',
    ],
    select: sql`
      select concat_ws(', ', contact.name, company.name) as title, made.status, contact.id as contact_id, company.id as company_id,
        contact.name, contact.email, contact.phone, company.name as company_name, made.message, made.source,
        case when made.source = ${formName} then ${formId}::uuid end as form_id, arrived.at as arrived_at,
        arrived.at + interval '1 hour' as response_due_at, case when made.status = 'working' then arrived.at + interval '40 minutes' end as responded_at,
        case when made.status = 'lost' then arrived.at + interval '1 day' end as closed_at,
        case when made.status = 'lost' then 'Only looks for the lowest price' end as lost_reason
      from (select value, row_number() over (order by place) as turn from jsonb_array_elements(${JSON.stringify(enquiries)}::jsonb) with ordinality as listed (value, place)) as each
      cross join lateral jsonb_to_record(each.value) as made (ago integer, status text, source text, message text)
      cross join lateral (select ${now}::timestamptz - make_interval(mins => made.ago) as at) as arrived
      join (select contact.*, row_number() over (order by (company_id is null), customer_number) as turn from contact where deleted_at is null limit 6) as contact
        on contact.turn = each.turn
      left join company on company.id = contact.company_id`,
  })
}

async function writePlan(ctx: Ctx): Promise<void> {
  const planId = uuidV7()
  await insertRecords(ctx, activityPlan, {
    columns: ['id', 'name'],
    select: sql`select ${planId}::uuid as id, 'First fortnight of an enquiry' as name`,
  })
  await insertRecords(ctx, activityStep, {
    columns: ['plan_id', 'title', 'kind', 'due_after_days', 'position'],
    select: sql`
      select ${planId}::uuid as plan_id, made.title, made.kind, made.after as due_after_days, each.position
      from jsonb_array_elements(${JSON.stringify(planSteps)}::jsonb) with ordinality as each (value, position)
      cross join lateral jsonb_to_record(each.value) as made (title text, kind text, after bigint)`,
  })
}
