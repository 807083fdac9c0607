import { type Random, seededRandom } from '@regulars/analytics'
import { addDays, daysBetween } from '@regulars/model'
import { drawPurchaseDays, drawSpend, drawTraits, households, type Traits, wholesale } from './behaviour.ts'
import { catalogue, type SampleProduct, stores, type Taste } from './catalogue.ts'
import { companyIndustries, companyNames, type NameSet, nameSets, plainLetters } from './names.ts'

/** One customer of the sample business with everything she ever bought. */
export interface SampleCustomer {
  key: string
  firstName: string
  lastName: string
  email?: string
  phone?: string
  birthday?: string
  language: string
  street: string
  postcode: string
  city: string
  country: string
  /** Agreed to be written to by e-mail, on this day. */
  consentOn?: string
  company?: { name: string; industry: string }
  orders: SampleOrder[]
  /** The truth behind the behaviour; never shown to the analysis. */
  traits: Traits
}

export interface SampleOrder {
  number: string
  day: string
  secondOfDay: number
  channel: 'web' | 'store' | 'phone'
  store?: string
  lines: Array<{ product: SampleProduct; quantity: number }>
}

export interface SampleSize {
  customers: number
  seed: number
  /** Last day of the business; histories reach back three years from it. */
  until: string
}

const historyDays = 3 * 365

/**
 * Makes the customers of Kaffa, a coffee roaster with two stores, a web shop and wholesale accounts. The same seed and day give the
 * same customers; each is made when asked for, so a million need no more memory than one.
 */
export function* sampleCustomers({ customers, seed, until }: SampleSize): Generator<SampleCustomer> {
  const random = seededRandom(seed)
  const opened = addDays(until, -historyDays)
  let orders = 0
  for (let index = 0; index < customers; index++) {
    const customer = makeCustomer(random, index, opened, until)
    for (const order of customer.orders) order.number = String(10_000 + ++orders)
    yield customer
  }
}

function makeCustomer(random: Random, index: number, opened: string, until: string): SampleCustomer {
  const behaviour = random() < 0.03 ? wholesale : households
  const person = makePerson(random, index)
  // The shop grows: later first visits are more frequent than early ones.
  const start = addDays(opened, Math.floor(historyDays * Math.sqrt(random())))
  const traits = drawTraits(random, behaviour)
  const days = [0, ...drawPurchaseDays(random, traits, daysBetween(start, until))]
  const habit = makeHabit(random, behaviour === wholesale)
  const orders = days.map((day) =>
    makeOrder(random, addDays(start, day), habit, drawSpend(random, traits, behaviour)),
  )
  return {
    ...person,
    ...(person.email && random() < 0.72 ? { consentOn: start } : {}),
    ...(behaviour === wholesale ? { company: makeCompany(random, index) } : {}),
    orders,
    traits,
  }
}

function makePerson(random: Random, index: number) {
  const set = pickSet(random)
  const firstName = pick(random, set.first)
  const lastName = inflect(pick(random, set.last), firstName, set)
  const [city, postcode] = pick(random, set.cities)
  const number = 1 + Math.floor(random() * 90)
  const street = pick(random, set.streets)
  return {
    key: `K${String(index + 1).padStart(6, '0')}`,
    firstName,
    lastName,
    language: set.language,
    street: set.country === 'GB' ? `${number} ${street}` : `${street} ${number}`,
    postcode,
    city,
    country: set.country,
    ...(random() < 0.86
      ? { email: `${plainLetters(`${firstName}.${lastName}`)}${index + 1}@mail.example` }
      : {}),
    ...(random() < 0.4 ? { phone: phoneNumber(random, set.country) } : {}),
    ...(random() < 0.5 ? { birthday: birthday(random) } : {}),
  }
}

function pickSet(random: Random): NameSet {
  return pickWeighted(random, nameSets, ({ weight }) => weight)
}

/** Polish surnames in -ska, -cka go with women; men carry -ski, -cki. */
function inflect(lastName: string, firstName: string, { language }: NameSet): string {
  return language === 'pl' && !firstName.endsWith('a') ? lastName.replace(/([sc]k)a$/, '$1i') : lastName
}

const phonePrefixes: Record<string, string> = { PL: '+4850', DE: '+49151', GB: '+447700' }

function phoneNumber(random: Random, country: string): string {
  const digits = country === 'GB' ? 6 : country === 'DE' ? 8 : 7
  return phonePrefixes[country] + String(Math.floor(random() * 10 ** digits)).padStart(digits, '0')
}

function birthday(random: Random): string {
  return addDays('1948-01-01', Math.floor(random() * 57 * 365.25))
}

function makeCompany(random: Random, index: number) {
  const name = companyNames[index % companyNames.length]!
  const round = Math.floor(index / companyNames.length)
  return { name: round === 0 ? name : `${name} ${round + 1}`, industry: pick(random, companyIndustries) }
}

/** What a customer keeps to: taste, a favourite, a way of buying. */
interface Habit {
  shelf: readonly SampleProduct[]
  favourite: SampleProduct
  webShare: number
  store: string
  wholesale: boolean
}

const shelves = new Map<Taste, SampleProduct[]>()
for (const product of catalogue) shelves.set(product.taste, [...(shelves.get(product.taste) ?? []), product])

const tasteWeights: ReadonlyArray<readonly [Taste, number]> = [
  ['light', 0.36],
  ['espresso', 0.32],
  ['blend', 0.24],
  ['decaf', 0.08],
]

function makeHabit(random: Random, isWholesale: boolean): Habit {
  const taste = isWholesale ? 'wholesale' : pickWeighted(random, tasteWeights, ([, weight]) => weight)[0]
  const shelf = shelves.get(taste)!
  const draw = random()
  return {
    shelf,
    favourite: pick(random, shelf),
    webShare: draw < 0.35 ? 0.95 : draw < 0.7 ? 0.05 : 0.4,
    store: pick(random, stores).name,
    wholesale: isWholesale,
  }
}

function makeOrder(random: Random, day: string, habit: Habit, spend: number): SampleOrder {
  const channel = habit.wholesale
    ? random() < 0.5
      ? 'phone'
      : 'web'
    : random() < habit.webShare
      ? 'web'
      : 'store'
  return {
    number: '',
    day,
    secondOfDay:
      channel === 'web'
        ? Math.floor(random() * 86_400)
        : (8 + Math.floor(random() * 10)) * 3600 + Math.floor(random() * 3600),
    channel,
    ...(channel === 'store' ? { store: habit.store } : {}),
    lines: fillBasket(random, habit, spend * 100),
  }
}

/** Fills a basket until the next thing would lead further from the spend drawn for it; never empty. */
function fillBasket(random: Random, habit: Habit, cents: number): SampleOrder['lines'] {
  const quantities = new Map<SampleProduct, number>()
  let total = 0
  for (let tries = 0; tries < 60; tries++) {
    const product = tries === 0 ? nearest(habit, cents) : choose(random, habit)
    if (total > 0 && Math.abs(total + product.price - cents) > Math.abs(total - cents)) {
      if (product.price <= 600 || tries > 8) break
      continue
    }
    quantities.set(product, (quantities.get(product) ?? 0) + 1)
    total += product.price
  }
  return [...quantities].map(([product, quantity]) => ({ product, quantity }))
}

/** The favourite, unless it costs more than was to be spent. */
function nearest({ shelf, favourite }: Habit, cents: number): SampleProduct {
  if (favourite.price <= cents) return favourite
  return shelf.reduce((best, next) =>
    Math.abs(next.price - cents) < Math.abs(best.price - cents) ? next : best,
  )
}

function choose(random: Random, { shelf, favourite, wholesale: isWholesale }: Habit): SampleProduct {
  const draw = random()
  if (draw < 0.45) return favourite
  if (draw < 0.8 || isWholesale) return pick(random, shelf)
  return pick(
    random,
    catalogue.filter(({ taste }) => taste === (draw < 0.93 ? 'blend' : 'gear')),
  )
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!
}

function pickWeighted<T>(random: Random, list: readonly T[], weightOf: (item: T) => number): T {
  let left = random()
  for (const item of list) {
    left -= weightOf(item)
    if (left < 0) return item
  }
  return list[0]!
}
