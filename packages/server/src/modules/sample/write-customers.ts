import {
  company,
  consent,
  contact,
  type ObjectDefinition,
  order,
  orderLine,
  startOfDay,
} from '@regulars/model'
import { sql } from 'kysely'
import { uuidV7 } from '../../platform/uuid.ts'
import { type Ctx, insertRecords } from '../../records/index.ts'
import type { SampleCustomer, SampleOrder } from './make-customers.ts'
import type { CatalogueIds } from './write-catalogue.ts'

/** Rows of one table on their way in: columns with their types, and the rows as lists of cells in that order. */
interface Sheet {
  object: ObjectDefinition
  columns: Record<string, string>
  rows: Cell[][]
}

type Cell = string | number | boolean | null | undefined

type Sheets = Record<'company' | 'contact' | 'consent' | 'order' | 'orderLine', Sheet>

const sheets = (): Sheets => ({
  company: {
    object: company,
    columns: { id: 'uuid', name: 'text', industry: 'text', city: 'text', country: 'text' },
    rows: [],
  },
  contact: {
    object: contact,
    columns: {
      id: 'uuid',
      name: 'text',
      first_name: 'text',
      last_name: 'text',
      email: 'text',
      phone: 'text',
      lifecycle: 'text',
      customer_number: 'text',
      company_id: 'uuid',
      birthday: 'date',
      language: 'text',
      street: 'text',
      postcode: 'text',
      city: 'text',
      country: 'text',
      source: 'text',
      order_count: 'bigint',
      revenue: 'bigint',
      first_order_on: 'date',
      last_order_on: 'date',
      last_seen_at: 'timestamptz',
    },
    rows: [],
  },
  consent: {
    object: consent,
    columns: {
      id: 'uuid',
      contact_id: 'uuid',
      channel: 'text',
      state: 'text',
      source: 'text',
      decided_at: 'timestamptz',
    },
    rows: [],
  },
  order: {
    object: order,
    columns: {
      id: 'uuid',
      number: 'text',
      placed_at: 'timestamptz',
      placed_on: 'date',
      contact_id: 'uuid',
      company_id: 'uuid',
      channel: 'text',
      store_id: 'uuid',
      status: 'text',
      is_return: 'boolean',
      total: 'bigint',
      currency: 'text',
      line_count: 'bigint',
      source_key: 'text',
    },
    rows: [],
  },
  orderLine: {
    object: orderLine,
    columns: {
      id: 'uuid',
      order_id: 'uuid',
      position: 'bigint',
      contact_id: 'uuid',
      product_id: 'uuid',
      description: 'text',
      quantity: 'double precision',
      unit_price: 'bigint',
      amount: 'bigint',
      currency: 'text',
    },
    rows: [],
  },
})

/** Writes some customers with all that belongs to them, set by set, inside the open change set. */
export async function writeCustomers(
  ctx: Ctx,
  customers: readonly SampleCustomer[],
  ids: CatalogueIds,
): Promise<void> {
  const filled = sheets()
  const setting: LineSetting = {
    ids,
    timeZone: ctx.setting.timeZone,
    currency: ctx.services.settings.get('currency'),
    dayStarts: new Map(),
  }
  for (const customer of customers) addCustomer(filled, customer, setting)
  for (const sheet of Object.values(filled)) await writeSheet(ctx, sheet)
}

interface LineSetting {
  ids: CatalogueIds
  timeZone: string
  /** That of the business, in which its customers' revenue is added up. */
  currency: string
  dayStarts: Map<string, number>
}

function addCustomer(to: Sheets, customer: SampleCustomer, setting: LineSetting): void {
  const contactId = uuidV7()
  const companyId = customer.company ? uuidV7() : null
  if (customer.company)
    to.company.rows.push([
      companyId,
      customer.company.name,
      customer.company.industry,
      customer.city,
      customer.country,
    ])
  const { firstName, lastName, orders } = customer
  to.contact.rows.push([
    contactId,
    `${firstName} ${lastName}`,
    firstName,
    lastName,
    customer.email,
    customer.phone,
    orders.length >= 5 ? 'regular' : 'customer',
    customer.key,
    companyId,
    customer.birthday,
    customer.language,
    customer.street,
    customer.postcode,
    customer.city,
    customer.country,
    'Sample business',
    ...totalsOf(customer, setting),
  ])
  if (customer.consentOn)
    to.consent.rows.push([
      uuidV7(),
      contactId,
      'email',
      'given',
      'Till',
      momentOf(customer.consentOn, consentSecond, setting),
    ])
  for (const each of orders) addOrder(to, each, { contactId, companyId }, setting)
}

/** What the engine would work out from the orders and the consent; it does so in the end, and finds nothing to mend. */
function totalsOf({ orders, consentOn }: SampleCustomer, setting: LineSetting): Cell[] {
  const days = orders.map(({ day }) => day).sort()
  const seen = orders.map(({ day, secondOfDay }) => momentOf(day, secondOfDay, setting))
  if (consentOn) seen.push(momentOf(consentOn, consentSecond, setting))
  const revenue = orders.reduce((sum, order) => sum + totalOf(order), 0)
  return [orders.length, revenue, days[0], days.at(-1), seen.sort().at(-1)]
}

const consentSecond = 43_200

const totalOf = ({ lines }: SampleOrder): number =>
  lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0)

function addOrder(
  to: Sheets,
  each: SampleOrder,
  who: { contactId: string; companyId: string | null },
  setting: LineSetting,
): void {
  const orderId = uuidV7()
  to.order.rows.push([
    orderId,
    each.number,
    momentOf(each.day, each.secondOfDay, setting),
    each.day,
    who.contactId,
    who.companyId,
    each.channel,
    each.store ? setting.ids.stores.get(each.store) : null,
    'placed',
    false,
    totalOf(each),
    setting.currency,
    each.lines.length,
    `n:${each.number}`,
  ])
  each.lines.forEach(({ product, quantity }, at) => {
    to.orderLine.rows.push([
      uuidV7(),
      orderId,
      at + 1,
      who.contactId,
      setting.ids.products.get(product.code),
      product.name,
      quantity,
      product.price,
      product.price * quantity,
      setting.currency,
    ])
  })
}

function momentOf(day: string, secondOfDay: number, { timeZone, dayStarts }: LineSetting): string {
  let start = dayStarts.get(day)
  if (start === undefined) {
    start = startOfDay(day, timeZone).getTime()
    dayStarts.set(day, start)
  }
  return new Date(start + secondOfDay * 1000).toISOString()
}

async function writeSheet(ctx: Ctx, { object, columns, rows }: Sheet): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(columns)
  // Cells by place, not by name: naming every cell would double what is sent.
  const cells = Object.entries(columns).map(
    ([name, type], at) => sql`(row ->> ${sql.lit(at)})::${sql.raw(type)} as ${sql.id(name)}`,
  )
  await insertRecords(ctx, object, {
    columns: names,
    select: sql`select ${sql.join(cells)} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row`,
  })
}
