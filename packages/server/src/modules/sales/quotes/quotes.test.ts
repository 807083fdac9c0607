import { createHash } from 'node:crypto'
import { quote as quoteObject } from '@regulars/model'
import { describe, expect, test } from 'vitest'
import { systemCtx, update } from '../../../records/index.ts'
import { type Caller, testServer } from '../../governance/testing.ts'
import { product } from '../../index.ts'
import { expireQuotes } from './watch-quotes.ts'

const server = await testServer(product)
const { send, app, services } = server
const olga = await server.owner()
const viewer = await server.key(await server.roleId('viewer'))
await send('PATCH', '/api/v1/settings', olga, {
  businessName: 'Kaffa',
  letterhead: 'Praterstraße 9\n1020 Wien',
})

const make = async (path: string, body: object, as: Caller = olga): Promise<string> => {
  const answer = await send('POST', `/api/v1/${path}`, as, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}
const vat = await make('tax-classes', { name: 'Standard' })
await make('tax-rates', { name: 'VAT', taxClassId: vat, rate: 0.2 })
await make('tax-rates', { name: 'MwSt', taxClassId: vat, rate: 0.19, country: 'DE' })
const marta = await make('contacts', {
  name: 'Marta Kowalczyk',
  email: 'marta@linde.example',
  language: 'pl',
  country: 'AT',
})

const lines = [
  { name: 'Grinder', quantity: 1, unitPrice: 189_000, unitCost: 120_000, taxClassId: vat },
  { name: 'Coffee', quantity: 12.5, unit: 'kg', unitPrice: 2890, discountShare: 0.1, taxClassId: vat },
  { name: 'Training', quantity: 1, unitPrice: 64_000, taxClassId: vat, optional: true },
]

/** A draft with the lines. */
async function aDraft(some: object = {}): Promise<string> {
  const id = await make('quotes', { title: 'Coffee bar', contactId: marta, ...some })
  const written = await send('PUT', `/api/v1/quotes/${id}/lines`, olga, { lines })
  expect(written.status, JSON.stringify(written.body)).toBe(200)
  return id
}

/** A quote that was sent, as its customer sees it. */
async function aSentQuote(some: object = {}) {
  const id = await aDraft(some)
  const sent = await send('POST', `/api/v1/quotes/${id}/send`, olga, { mail: false })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  const { body } = await send('GET', `/api/v1/quotes/${id}/link`, olga)
  const path = `/api/v1/public/quotes/${new URL(body.link).pathname.slice(3)}`
  return { id, path, page: (await send('GET', path)).body }
}

const signature = [
  [
    [10, 200],
    [400, 20],
    [800, 210],
  ],
]
const signed = (page: { documentHash: string }, gross: number, chosenLineIds: string[] = []) => ({
  signedBy: 'Marta Kowalczyk',
  signature,
  chosenLineIds,
  documentHash: page.documentHash,
  gross,
})
const read = async (path: string) => (await send('GET', `/api/v1/${path}`, olga)).body

describe('a draft', () => {
  test('begins with what is known of customer and business, and adds up to the cent', async () => {
    const id = await aDraft()
    // Net 1,890.00 + 12.5 × 28.90 less a tenth: 361.25 − 36.13 (half up) = 325.12; VAT 20 % of 2,215.12 = 443.02
    expect(await read(`quotes/${id}`)).toMatchObject({
      number: expect.stringMatching(/^Q-\d{4}-\d{4}$/),
      status: 'draft',
      language: 'pl',
      taxCountry: 'AT',
      net: 221_512,
      tax: 44_302,
      gross: 265_814,
      margin: 69_000,
    })
    await send('PATCH', `/api/v1/quotes/${id}`, olga, { taxCountry: 'DE', discountShare: 0.05 })
    // 2,215.12 − 110.76 = 2,104.36; 19 % = 399.83
    expect(await read(`quotes/${id}`)).toMatchObject({ net: 210_436, tax: 39_983, gross: 250_419 })
  })

  test('is written line by line as a whole: kept, changed, removed, in order, and undone as one', async () => {
    const id = await aDraft()
    const path = `quote-lines?filter=${encodeURIComponent(JSON.stringify({ field: 'quote', op: 'is', value: id }))}`
    const [grinder, coffee] = (await read(path)).data
    const again = [
      { id: coffee.id, name: 'Coffee', quantity: 2, unitPrice: 2890, taxClassId: vat },
      { name: 'Cup', quantity: 6, unitPrice: 350 },
    ]
    const written = await send('PUT', `/api/v1/quotes/${id}/lines`, olga, { lines: again })
    expect(written.body.quote.net).toBe(2 * 2890 - 578 + 6 * 350)
    const { data } = await read(path)
    expect(data.map((line: { id: string; name: string }) => line.name)).toEqual(['Coffee', 'Cup'])
    expect(data[0]).toMatchObject({ id: coffee.id, quantity: 2, discountShare: 0.1, unit: 'kg' })
    await send('POST', `/api/v1/change-sets/${written.headers['x-change-set']}/undo`, olga, {})
    expect((await read(path)).data.map((line: { id: string }) => line.id)).toContain(grinder.id)
    expect(await read(`quotes/${id}`)).toMatchObject({ gross: 265_814 })
  })

  test.each([
    ['a negative quantity', { name: 'Back', quantity: -1, unitPrice: 100 }],
    [
      'a line of another quote',
      { id: '01a205eb-e95c-7d88-b024-5edad5e97aa9', name: 'X', quantity: 1, unitPrice: 1 },
    ],
  ])('refuses %s and keeps what it had', async (_, line) => {
    const id = await aDraft()
    const answer = await send('PUT', `/api/v1/quotes/${id}/lines`, olga, { lines: [line] })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await read(`quotes/${id}`)).toMatchObject({ gross: 265_814 })
  })

  test('is nobody’s to write who may not, and shows its PDF to who may read it', async () => {
    const id = await aDraft()
    expect((await send('PUT', `/api/v1/quotes/${id}/lines`, viewer, { lines: [] })).status).toBe(403)
    expect((await send('POST', `/api/v1/quotes/${id}/send`, viewer, { mail: false })).status).toBe(403)
    expect((await send('GET', `/api/v1/quotes/${id}/document.pdf`)).status).toBe(401)
    const pdf = await app.inject({ url: `/api/v1/quotes/${id}/document.pdf`, headers: olga.headers })
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('sending', () => {
  test('keeps the PDF under its hash; from then on nothing changes but by a new version', async () => {
    const { id, path, page } = await aSentQuote()
    const pdf = await app.inject({ url: `${path}/document.pdf` })
    expect(createHash('sha256').update(pdf.rawPayload).digest('hex')).toBe(page.documentHash)
    for (const change of [{ title: 'Other' }, { discountShare: 0.5 }])
      expect((await send('PATCH', `/api/v1/quotes/${id}`, olga, change)).body.code).toBe('quote.fixed')
    expect((await send('PUT', `/api/v1/quotes/${id}/lines`, olga, { lines: [] })).body.code).toBe(
      'quote.fixed',
    )

    const { body: second } = await send('POST', `/api/v1/quotes/${id}/revise`, olga)
    expect(second).toMatchObject({ revision: 2, status: 'draft', gross: 265_814, number: page.number })
    expect((await send('GET', path)).body.status).toBe('sent')
    await send('POST', `/api/v1/quotes/${second.id}/send`, olga, { mail: false })
    expect((await send('GET', path)).body.status).toBe('replaced')
    const late = await send('POST', `${path}/accept`, undefined, signed(page, 265_814))
    expect(late.body.title).toBe('A quote that is replaced by a newer version cannot become accepted.')
  })

  test('names what is missing: lines, a customer, a tax class', async () => {
    const id = await make('quotes', { title: 'Empty', contactId: marta })
    const codeOf = async () => (await send('POST', `/api/v1/quotes/${id}/send`, olga, { mail: false })).body
    expect((await codeOf()).title).toBe('The quote has no lines.')
    await send('PUT', `/api/v1/quotes/${id}/lines`, olga, {
      lines: [{ name: 'Cup', quantity: 1, unitPrice: 350 }],
    })
    expect(await codeOf()).toMatchObject({ code: 'quote.tax-class-missing', field: 'lines.0.taxClassId' })
    await send('PATCH', `/api/v1/quotes/${id}`, olga, { taxTreatment: 'exempt', contactId: null })
    expect((await codeOf()).title).toBe('The quote is for nobody.')
  })

  test('a discount above the limit waits for an approval, which holds until something changes', async () => {
    await send('PATCH', '/api/v1/settings', olga, { discountLimit: 0.15 })
    const id = await aDraft({ discountShare: 0.2 })
    const trySend = () => send('POST', `/api/v1/quotes/${id}/send`, olga, { mail: false })
    expect((await trySend()).body.title).toMatch(/^A discount of 2\d(\.\d)? % is above the limit of 15 %\.$/)
    const member = await server.key(await server.roleId('member'))
    expect((await send('POST', `/api/v1/quotes/${id}/approve`, member)).status).toBe(403)
    await send('POST', `/api/v1/quotes/${id}/approve`, olga)
    await send('PUT', `/api/v1/quotes/${id}/lines`, olga, { lines: lines.slice(0, 1) })
    expect((await trySend()).body.code).toBe('quote.needs-approval')
    await send('POST', `/api/v1/quotes/${id}/approve`, olga)
    expect((await trySend()).status).toBe(200)
    await send('PATCH', '/api/v1/settings', olga, { discountLimit: null })
  })
})

describe('the customer', () => {
  test('reads what is offered and nothing of costs, margins or people inside', async () => {
    const { page } = await aSentQuote()
    const text = JSON.stringify(page)
    for (const secret of ['unitCost', 'margin', '120000', 'ownerId', 'token', olga.id])
      expect(text).not.toContain(secret)
    expect((await send('GET', '/api/v1/public/quotes/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  })

  test('ticks an optional line and signs: order, evidence and memory, all at once', async () => {
    const { id, path, page } = await aSentQuote()
    const training = page.lines[2].id
    const gross = 342_614 // (2,215.12 + 640.00) × 1.2 = 3,426.144
    const accepted = await send('POST', `${path}/accept`, undefined, signed(page, gross, [training]))
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200)
    expect(accepted.body.status).toBe('accepted')
    const { data } = await read(
      `quote-acceptances?include=order&filter=${encodeURIComponent(JSON.stringify({ field: 'quote', op: 'is', value: id }))}`,
    )
    expect(data).toHaveLength(1)
    expect(data[0]).toMatchObject({
      signedBy: 'Marta Kowalczyk',
      signature,
      gross,
      documentHash: page.documentHash,
      address: expect.stringMatching(/^10\.0\./),
    })
    expect(data[0].order).toMatchObject({
      total: gross,
      tax: 57_102,
      lineCount: 3,
      contactId: marta,
      number: page.number,
    })
    const { data: told } = await read(
      `touchpoints?filter=${encodeURIComponent(JSON.stringify({ field: 'contact', op: 'is', value: marta }))}`,
    )
    expect(told.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['quote.sent', 'quote.accepted', 'order.placed']),
    )
    const signedPdf = await app.inject({ url: `${path}/document.pdf` })
    expect(signedPdf.statusCode).toBe(200)
  })

  test('wins the deal; what its stage still asks for becomes a task and does not hold the customer up', async () => {
    const won = (
      await read(
        `stages?filter=${encodeURIComponent(JSON.stringify({ field: 'outcome', op: 'is', value: 'won' }))}`,
      )
    ).data[0]
    const winning = await make('deals', { title: 'Linde', contactId: marta })
    const first = await aSentQuote({ dealId: winning, contactId: null })
    await send('POST', `${first.path}/accept`, undefined, signed(first.page, 265_814))
    expect(await read(`deals/${winning}`)).toMatchObject({ status: 'won', value: 221_512 })
    expect(await read(`quotes/${first.id}`)).toMatchObject({ contactId: marta })

    const requirements = { field: 'nextStep', op: 'isNotEmpty' }
    const asked = await send('PATCH', `/api/v1/stages/${won.id}`, olga, { requirements })
    expect(asked.status, JSON.stringify(asked.body)).toBe(200)
    const waiting = await make('deals', { title: 'Eiche', contactId: marta })
    const second = await aSentQuote({ dealId: waiting })
    expect(
      (await send('POST', `${second.path}/accept`, undefined, signed(second.page, 265_814))).status,
    ).toBe(200)
    expect(await read(`deals/${waiting}`)).toMatchObject({ status: 'open' })
    const { data } = await read('tasks?sort=-createdAt')
    expect(data[0].title).toContain('“Eiche” could not be won')
    await send('PATCH', `/api/v1/stages/${won.id}`, olga, { requirements: null })
  })

  test('of ten acceptances at once one counts, the others are told so', async () => {
    const { path, page } = await aSentQuote({
      contactId: await make('contacts', { name: 'Quick' }),
      language: 'en',
      taxCountry: 'AT',
    })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('POST', `${path}/accept`, undefined, signed(page, 265_814))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
    const second = answers.find(({ status }) => status === 409)
    expect(second?.body.title).toBe('This quote has been accepted already.')
    const { data } = await read(
      `orders?filter=${encodeURIComponent(JSON.stringify({ field: 'number', op: 'is', value: page.number }))}`,
    )
    expect(data).toHaveLength(1)
  })

  test('cannot sign what was not read, nor choose what is not optional; nothing is half done', async () => {
    const { id, path, page } = await aSentQuote()
    const tries = [
      signed(page, 1),
      signed({ documentHash: '0'.repeat(64) }, 265_814),
      signed(page, 265_814, [page.lines[0].id]),
    ]
    const codes = []
    for (const attempt of tries)
      codes.push((await send('POST', `${path}/accept`, undefined, attempt)).body.code)
    expect(codes).toEqual(['quote.changed', 'quote.changed', 'quote.not-optional'])
    expect(await read(`quotes/${id}`)).toMatchObject({ status: 'sent', gross: 265_814 })
  })

  test('is told when the last day has passed, before and after it is settled', async () => {
    const { id, path, page } = await aSentQuote()
    await update(systemCtx(services, 'Test'), quoteObject, id, { status: 'draft' }, { trusted: true })
    await update(
      systemCtx(services, 'Test'),
      quoteObject,
      id,
      { validUntil: '2026-01-31' },
      { trusted: true },
    )
    await update(systemCtx(services, 'Test'), quoteObject, id, { status: 'sent' }, { trusted: true })
    expect((await send('GET', path)).body.status).toBe('expired')
    const late = () => send('POST', `${path}/accept`, undefined, signed(page, 265_814))
    expect((await late()).body).toMatchObject({
      code: 'quote.expired',
      title: 'This quote was valid until 2026-01-31.',
    })
    expect(await expireQuotes(services)).toBe(1)
    expect(await read(`quotes/${id}`)).toMatchObject({ status: 'expired' })
    expect((await late()).body.code).toBe('quote.expired')
  })

  test('asks, which becomes a task and a part of the memory; declines with a reason', async () => {
    const { id, path } = await aSentQuote()
    expect(
      (await send('POST', `${path}/questions`, undefined, { question: 'Is the grinder loud?' })).status,
    ).toBe(204)
    const { data } = await read('tasks?sort=-createdAt')
    expect(data[0]).toMatchObject({
      title: expect.stringContaining('Is the grinder loud?'),
      contactId: marta,
      ownerId: olga.id,
    })
    await send('POST', `${path}/decline`, undefined, { reason: 'Too dear' })
    expect(await read(`quotes/${id}`)).toMatchObject({ status: 'declined', declineReason: 'Too dear' })
  })
})

describe('price books', () => {
  const ask = async (body: object) => (await send('POST', '/api/v1/prices/find', olga, body)).body.data

  test('say what products cost a customer; circles and mixed currencies are refused with a sentence', async () => {
    const coffee = await make('categories', { name: 'Coffee' })
    const filter = await make('categories', { name: 'Filter', parentId: coffee })
    const guji = await make('products', { name: 'Guji', price: 1490, currency: 'EUR', categoryId: filter })
    const trade = await make('price-books', { name: 'Trade', currency: 'EUR' })
    const hotels = await make('price-books', { name: 'Hotels', currency: 'EUR', parentId: trade })
    await make('prices', { bookId: trade, categoryId: coffee, discountShare: 0.2 })
    await make('prices', { bookId: hotels, productId: guji, minQuantity: 50, amount: 999 })
    const question = {
      priceBookId: hotels,
      currency: 'EUR',
      contactId: marta,
      items: [1, 50].map((quantity) => ({ productId: guji, quantity })),
    }
    expect(await ask(question)).toEqual([
      { amount: 1192, book: 'Trade' },
      { amount: 999, book: 'Hotels' },
    ])
    expect(await ask({ ...question, currency: 'CHF' })).toEqual([null, null])

    const circle = await send('PATCH', `/api/v1/price-books/${trade}`, olga, { parentId: hotels })
    expect(circle.body.title).toBe('These price books go round in a circle: “Trade” → “Hotels” → “Trade”.')
    const mixed = await send('POST', '/api/v1/price-books', olga, {
      name: 'Swiss',
      currency: 'CHF',
      parentId: trade,
    })
    expect(mixed.body.title).toBe('“Swiss” is in CHF, its parent “Trade” in EUR.')
    const both = await send('POST', '/api/v1/prices', olga, { bookId: trade, amount: 1, discountShare: 0.1 })
    expect(both.body.code).toBe('price.bad')
  })
})
