import { addDays, contract, contractLine, contractPause, lastDayAfter, shiftDay } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, createMany } from '../../records/index.ts'
import type { CatalogueIds } from './write-catalogue.ts'

/** A subscription of a wholesale account, told from the last day of the business: what it takes, since when, and what became of it. */
interface SampleContract {
  title: string
  /** Months ago. */
  began: number
  /** Product code and how many of it a month. */
  takes: readonly (readonly [code: string, quantity: number])[]
  /** Months ago at which it took other quantities, by which factor. */
  changed?: readonly [monthsAgo: number, factor: number]
  pausedDaysAgo?: readonly [from: number, to: number]
  /** Months ago at which it ended. */
  ended?: number
  /** Its term ends in so many days, so its notice day is near. */
  endsInDays?: number
}

const subscriptions: readonly SampleContract[] = [
  {
    title: 'Coffee for the breakfast room',
    began: 17,
    takes: [
      ['WHO-BAL5', 4],
      ['WHO-DEC1', 1],
    ],
    changed: [8, 1.5],
  },
  { title: 'House coffee', began: 14, takes: [['WHO-BAL5', 2]], endsInDays: 45 },
  { title: 'Espresso for the bar', began: 12, takes: [['WHO-ESP5', 3]], ended: 3 },
  { title: 'Coffee on every floor', began: 10, takes: [['WHO-BAL5', 6]], changed: [4, 0.5] },
  {
    title: 'Monthly delivery',
    began: 7,
    takes: [
      ['WHO-ESP5', 2],
      ['WHO-BAL5', 1],
    ],
    pausedDaysAgo: [110, 70],
  },
  { title: 'Coffee for the office', began: 2, takes: [['WHO-BAL5', 1]] },
]

/** Writes the subscriptions, one for each wholesale account that is there, oldest first. */
export async function writeContracts(ctx: Ctx, until: string, { products }: CatalogueIds): Promise<void> {
  const accounts = await accountsOf(ctx)
  if (accounts.length === 0 || (await areThere(ctx))) return
  const priced = await pricesOf(ctx, [...products.values()])
  const made = subscriptions.slice(0, accounts.length)
  const ids = await createMany(
    ctx,
    contract,
    made.map((each, at) => ({ ...accounts[at], ...termsOf(each, until) })),
    { trusted: true },
  )
  const lines = made.flatMap((each, at) => linesOf(each, until, { contractId: ids[at]!, products, priced }))
  await createMany(ctx, contractLine, lines, { trusted: true })
  const pauses = made.flatMap(({ pausedDaysAgo: days }, at) =>
    days
      ? [{ contractId: ids[at], startsOn: addDays(until, -days[0]), endsOn: addDays(until, -days[1]) }]
      : [],
  )
  await createMany(ctx, contractPause, pauses, { trusted: true })
}

const monthsBefore = (day: string, months: number) => shiftDay(day, { amount: months, unit: 'm' }, -1)

function termsOf({ title, began, ended, endsInDays }: SampleContract, until: string) {
  const startsOn = monthsBefore(until, began)
  const endsOn =
    endsInDays !== undefined
      ? addDays(until, endsInDays)
      : ended !== undefined
        ? monthsBefore(until, ended)
        : lastDayAfter(startsOn, Math.ceil((began + 1) / 12) * 12)
  return {
    ...{ title, startsOn, endsOn, termMonths: 12, noticeCount: 1, noticeUnit: 'month' },
    status: ended === undefined ? 'active' : 'ended',
    ...(ended === undefined ? {} : { noticedOn: addDays(endsOn, -40), noticedBy: 'customer' }),
    activatedAt: `${startsOn}T09:00:00Z`,
  }
}

interface LineSetting extends Pick<CatalogueIds, 'products'> {
  contractId: string
  priced: ReadonlyMap<string, PricedProduct>
}

function linesOf({ takes, changed }: SampleContract, until: string, setting: LineSetting) {
  const { contractId, products, priced } = setting
  return takes.flatMap(([code, quantity], at) => {
    const productId = products.get(code)
    const found = productId === undefined ? undefined : priced.get(productId)
    if (!found) return []
    const { name, price, currency } = found
    const line = {
      contractId,
      productId,
      name,
      unitPrice: price,
      currency,
      position: at + 1,
      period: 'month',
    }
    if (!changed) return [{ ...line, quantity }]
    const [monthsAgo, factor] = changed
    const day = monthsBefore(until, monthsAgo)
    return [
      { ...line, quantity, endsOn: addDays(day, -1) },
      { ...line, quantity: quantity * factor, startsOn: day },
    ]
  })
}

interface PricedProduct {
  id: string
  name: string
  price: number
  currency: string
}

async function pricesOf({ db }: Ctx, ids: readonly string[]): Promise<Map<string, PricedProduct>> {
  const { rows } = await sql<PricedProduct>`
    select id, name, price, currency from product where id = any(${ids}::uuid[]) and price is not null`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

interface Account {
  companyId: string
  contactId: string
  ownerId: string | null
}

/** The wholesale accounts of this sample, each with a person there, and whoever made the sample looks after them. */
async function accountsOf({ db, changeSet, actor }: Ctx): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select distinct on (company.id) company.id as company_id, contact.id as contact_id, ${actor.userId}::uuid as owner_id
    from company join contact on contact.company_id = company.id
    where company.change_set_id = ${changeSet!.id} order by company.id, contact.id limit ${subscriptions.length}`.execute(
    db,
  )
  return rows
}

async function areThere({ db, changeSet }: Ctx): Promise<boolean> {
  const { rows } = await sql`select from contract where change_set_id = ${changeSet!.id} limit 1`.execute(db)
  return rows.length > 0
}
