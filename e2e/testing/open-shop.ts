import { apiOf, type ShopApi } from './shop-api.ts'
import { type RunningShop, startServer } from './start-server.ts'

/** Who opened the sample shop. */
export const ana = { name: 'Ana Nowak', email: 'ana@kaffa.example', password: 'a long enough password' }

/** The sample business, analysed, with one program under way: what the screens look like in use. */
export interface SampleShop extends RunningShop {
  api: ShopApi
}

/** Starts a server with the sample business of so many customers. */
export async function openSampleShop(customers: number): Promise<SampleShop> {
  const shop = await startServer({ OWNER_EMAIL: ana.email, OWNER_PASSWORD: ana.password })
  await shop.run('sample', '--customers', String(customers))
  await shop.run('analyse')
  const api = await apiOf(shop.url, ana)
  await api.patch('me', { name: ana.name })
  await api.patch('settings', { businessName: 'Kaffa', timeZone: 'Europe/Warsaw', locale: 'en-GB' })
  await winBack(api)
  await sellToHotels(api)
  await offer(api)
  await knowPeople(api)
  await followOrder(api)
  await offerTimes(api)
  await sellAbroad(api)
  return { ...shop, api }
}

/** A program for those who slip away, launched, and a task for today. */
async function winBack(api: ShopApi): Promise<void> {
  const { data: segments } = await api.get('segments')
  const segment = segments.find(({ name }: { name: string }) => name === 'Slipping away')
  const template = await api.post('templates', winBackTemplate)
  const program = await api.post('programs', {
    name: 'We miss you',
    segmentId: segment.id,
    templateId: template.id,
    holdoutShare: 0.3,
  })
  const { mailable } = await api.get(`programs/${program.id}/check`)
  if (mailable >= 10) await api.post(`programs/${program.id}/launch`, {})
  await api.post('tasks', { title: 'Order more Yirgacheffe', dueOn: new Date().toISOString().slice(0, 10) })
}

/** Deals with hotels: two won, one lost, three on their way through the stages. */
async function sellToHotels(api: ShopApi): Promise<void> {
  const { data: stages } = await api.get('stages', { sort: 'position' })
  const at = (name: string) => stages.find((stage: { name: string }) => stage.name === name).id
  const company = await api.post('companies', { name: 'Hotel Linde', industry: 'Hotels', city: 'Sopot' })
  const contact = await api.post('contacts', { name: 'Ines Linde', companyId: company.id, jobTitle: 'Buyer' })
  const { data: products } = await api.get('products', { limit: 2 })
  const daysFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const begin = (title: string, value: number, further = {}) =>
    api.post('deals', {
      title,
      value,
      companyId: company.id,
      contactId: contact.id,
      source: 'Fair',
      ...further,
    })
  const closed = { openedAt: daysFrom(-80), competitors: ['Rost & Sohn'] }
  await begin('Breakfast room', 480_000, {
    ...closed,
    stageId: at('Won'),
    closedAt: daysFrom(-20),
    closeReason: 'Taste',
  })
  await begin('Second house', 260_000, { ...closed, stageId: at('Won'), closedAt: daysFrom(-45) })
  await begin('Vending machines', 90_000, {
    ...closed,
    stageId: at('Lost'),
    closedAt: daysFrom(-10),
    closeReason: 'Price',
  })
  await begin('Room service', 120_000, { source: 'Referral' })
  const bar = await begin('Lobby bar', 310_000, {
    expectedCloseOn: daysFrom(25).slice(0, 10),
    nextStep: 'Bring samples for the barista',
  })
  for (const name of ['Qualified', 'Proposal']) await api.patch(`deals/${bar.id}`, { stageId: at(name) })
  const spa = await begin('Spa', 150_000, {
    expectedCloseOn: daysFrom(50).slice(0, 10),
    forecastCategory: 'commit',
  })
  await api.patch(`deals/${spa.id}`, { stageId: at('Qualified') })
  await api.post('stakeholders', { dealId: bar.id, contactId: contact.id, role: 'decides', attitude: 'for' })
  for (const { id } of products)
    await api.post('deal-products', { dealId: bar.id, productId: id, quantity: 40 })
  await api.post('commission-plans', { name: 'Hotels', rate: 0.05, rateAboveTarget: 0.08 })
  await api.post('sales-targets', { month: new Date().toISOString().slice(0, 10), amount: 600_000 })
}

/** A person known by several things, of a household and with an employer. */
async function knowPeople(api: ShopApi): Promise<void> {
  const { data } = await api.get('contacts', { limit: 4 })
  const [first, partner, friend, other] = data.map(({ id }: { id: string }) => id)
  const company = await api.post('companies', { name: 'Café Sonne', city: 'Sopot' })
  await api.patch(`contacts/${first}`, { companyId: company.id, phone: '+48 58 301 00 00' })
  const know = (kind: string, value: string, marks = {}) =>
    api.post('identifiers', { contactId: first, kind, value, ...marks })
  await know('memberCard', '7700 1234 5678', { verified: true })
  await know('device', '7f3a91c05be24d1186fa', { verified: true })
  await know('phone', '+48 58 301 00 01', { shared: true })
  const relate = (contactId: string, kind: string, otherContactId: string) =>
    api.post('relationships', { contactId, kind, otherContactId })
  await relate(first, 'livesWith', partner)
  await relate(friend, 'referredBy', first)
  await relate(first, 'reportsTo', other)
  await relate(other, 'referredBy', friend)
}

/** A draft for a company, priced by a book, with a line the customer may tick and one with an alternative; kept as a template. */
async function offer(api: ShopApi): Promise<void> {
  const { id: taxClassId } = await api.post('tax-classes', { name: 'Standard' })
  await api.post('tax-rates', { name: 'VAT', taxClassId, rate: 0.23 })
  const { id: priceBookId } = await api.post('price-books', { name: 'Hotels', currency: 'EUR' })
  const { id: companyId } = await api.post('companies', { name: 'Hotel Eiche', city: 'Gdańsk' })
  const quote = await api.post('quotes', { title: 'Coffee for the breakfast room', companyId, priceBookId })
  await api.put(`quotes/${quote.id}/lines`, {
    lines: [
      { name: 'House blend', quantity: 12, unit: 'kg', unitPrice: 2450, unitCost: 1500, taxClassId },
      { name: 'Single origin', quantity: 12, unit: 'kg', unitPrice: 2890, taxClassId, alternative: true },
      { name: 'Training, one day', quantity: 1, unitPrice: 64_000, taxClassId, optional: true },
    ],
  })
  await api.post(`quotes/${quote.id}/keep-as-template`, { name: 'Coffee by the week' })
}

/** The last order is confirmed, delivered and invoiced in part, and half of it is paid. */
async function followOrder(api: ShopApi): Promise<void> {
  const { data: orders } = await api.get('orders', { limit: 1 })
  const { id: orderId, total } = orders[0]
  await api.patch(`orders/${orderId}`, { progress: 'confirmed' })
  const filter = JSON.stringify({ field: 'order', op: 'is', value: orderId })
  const { data: lines } = await api.get('order-lines', { filter, sort: 'position' })
  const [{ id: lineId, quantity }] = lines
  const mark = { orderId, lineId, quantity: quantity > 1 ? quantity - 1 : quantity }
  await api.post('order-marks', { ...mark, kind: 'delivered', reference: 'D-2041' })
  await api.post('order-marks', { ...mark, kind: 'invoiced', reference: 'I-3107' })
  await api.post('payments', { orderId, amount: Math.ceil(total / 2), method: 'card' })
}

const winBackTemplate = {
  name: 'We miss you',
  subject: '{{ contact.firstName | default: "Hello" }}, your coffee is waiting',
  html: '<p>Dear {{ contact.firstName | default: "friend" }},</p><p>it has been a while. The next bag is on us.</p><p><a href="{{ unsubscribeUrl }}">No more letters</a></p>',
}

/** Where people outside the business book a talk. */
async function offerTimes(api: ShopApi): Promise<void> {
  const { data: people } = await api.get('users', { limit: 1 })
  await api.post('booking-pages', {
    name: 'A cup and a talk',
    slug: 'talk',
    status: 'open',
    hostId: people[0].id,
    place: 'Roastery, Gdańsk',
    introduction: 'Half an hour about coffee for your house, with something in the cup.',
    consentText: 'You may write to me about new harvests.',
  })
}

/** A currency with a rate, and one that nobody has said the worth of. */
async function sellAbroad(api: ShopApi): Promise<void> {
  const { data: stages } = await api.get('stages', { sort: 'position', limit: 1 })
  const stageId = stages[0].id
  await api.post('deals', { title: 'Bar in Boston', value: 450_000, currency: 'USD', stageId })
  await api.post('deals', { title: 'Cups for Zürich', value: 120_000, currency: 'CHF', stageId })
  await api.post('exchange-rates', { currency: 'USD', rate: 0.9125, validFrom: '2026-01-01' })
}
