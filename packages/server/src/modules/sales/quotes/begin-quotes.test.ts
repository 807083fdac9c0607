import { describe, expect, test } from 'vitest'
import { type Caller, testServer } from '../../governance/testing.ts'
import { product } from '../../index.ts'

const server = await testServer(product)
const { send } = server
const olga = await server.owner()
const viewer = await server.key(await server.roleId('viewer'))

const make = async (path: string, body: object, as: Caller = olga): Promise<string> => {
  const answer = await send('POST', `/api/v1/${path}`, as, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}
const read = async (path: string) => (await send('GET', `/api/v1/${path}`, olga)).body
const filter = (condition: object) => encodeURIComponent(JSON.stringify(condition))
const linesOf = async (quoteId: string) =>
  (await read(`quote-lines?filter=${filter({ field: 'quote', op: 'is', value: quoteId })}&sort=position`))
    .data

const marta = await make('contacts', { name: 'Marta Kowalczyk' })
const grinder = await make('products', { name: 'Grinder', price: 189_000, cost: 120_000 })
const small = await make('products', { name: 'Small grinder', price: 99_000 })
const coffee = await make('products', { name: 'Coffee', price: 2890, unit: 'kg', cost: 1500 })
const relate = (productId: string, otherId: string, kind: string, quantity = 1, position = 1) =>
  send('POST', '/api/v1/related-products', olga, { productId, otherId, kind, quantity, position })
const bundle = (name: string, price?: number) => make('products', { name, ...(price ? { price } : {}) })
const [box, parts] = [await bundle('Starter box', 195_000), await bundle('Coffee corner')]
for (const each of [box, parts]) {
  expect((await relate(each, grinder, 'part')).status).toBe(201)
  expect((await relate(each, coffee, 'part', 5, 2)).status).toBe(201)
}

const template = await make('quote-templates', {
  name: 'Coffee corner',
  language: 'de',
  termMonths: 24,
  terms: 'Paid within a week.',
})
for (const [position, line] of [
  { productId: grinder },
  { productId: small, alternative: true },
  { productId: coffee, quantity: 2, period: 'month' },
  { name: 'Training', unitPrice: 64_000, optional: true },
].entries())
  await make('quote-template-lines', { templateId: template, position: position + 1, ...line })

describe('what a quote begins with', () => {
  test('is a bundle as one line that says what is in it, or as its parts where it has no price', async () => {
    const question = { priceBookId: null, currency: 'EUR', contactId: null }
    const items = [box, parts].map((productId) => ({ productId, quantity: 2 }))
    const { body } = await send('POST', '/api/v1/prices/lines', olga, { ...question, items })
    expect(body.data).toMatchObject([
      {
        name: 'Starter box',
        quantity: 2,
        unitPrice: 195_000,
        unitCost: 127_500,
        description: '1 × Grinder\n5 kg Coffee',
      },
      { name: 'Grinder', quantity: 2, unitPrice: 189_000, unitCost: 120_000 },
      { name: 'Coffee', quantity: 10, unitPrice: 2890, unit: 'kg' },
    ])
  })

  test('is a template: its lines at the prices of the day, its terms and its words, undone as one', async () => {
    const id = await make('quotes', { title: 'Coffee corner', contactId: marta })
    const before = await read(`quotes/${id}`)
    const taken = await send('POST', `/api/v1/quotes/${id}/apply-template`, olga, { templateId: template })
    expect(taken.status, JSON.stringify(taken.body)).toBe(200)
    // 1,890.00 + 2 × 28.90; neither the alternative nor the training counts yet.
    expect(taken.body).toMatchObject({
      language: 'de',
      termMonths: 24,
      terms: 'Paid within a week.',
      net: 194_780,
    })
    expect(await linesOf(id)).toMatchObject([
      { name: 'Grinder', unitPrice: 189_000, unitCost: 120_000, alternative: false },
      { name: 'Small grinder', unitPrice: 99_000, alternative: true },
      { name: 'Coffee', quantity: 2, period: 'month' },
      { name: 'Training', unitPrice: 64_000, optional: true },
    ])
    await send('POST', `/api/v1/change-sets/${taken.headers['x-change-set']}/undo`, olga, {})
    expect(await linesOf(id)).toEqual([])
    expect(await read(`quotes/${id}`)).toMatchObject({ language: before.language, terms: before.terms })
  })

  test('is kept of one quote for the next: prices of the catalogue follow it, others stay', async () => {
    const id = await make('quotes', { title: 'Bar', contactId: marta, terms: 'Cash.' })
    const lines = [
      { productId: grinder, name: 'Grinder', quantity: 1, unitPrice: 189_000 },
      { productId: coffee, name: 'Coffee', quantity: 1, unitPrice: 2500 },
    ]
    await send('PUT', `/api/v1/quotes/${id}/lines`, olga, { lines })
    const kept = await send('POST', `/api/v1/quotes/${id}/keep-as-template`, olga, { name: 'Bar' })
    expect(kept.status, JSON.stringify(kept.body)).toBe(201)
    expect(kept.body).toMatchObject({ name: 'Bar', terms: 'Cash.', currency: 'EUR' })
    const of = filter({ field: 'template', op: 'is', value: kept.body.id })
    const { data } = await read(`quote-template-lines?filter=${of}&sort=position`)
    expect(data).toMatchObject([
      { name: 'Grinder', unitPrice: null },
      { name: 'Coffee', unitPrice: 2500 },
    ])
  })

  test('is a deal, with its products at the prices noted there', async () => {
    const dealId = await make('deals', { title: 'Hotel bar', contactId: marta })
    await make('deal-products', { dealId, productId: grinder, quantity: 2, unitPrice: 180_000 })
    const { status, body } = await send('POST', `/api/v1/deals/${dealId}/quote`, olga, {})
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body).toMatchObject({ title: 'Hotel bar', dealId, contactId: marta, net: 360_000 })
  })

  test('is refused: a bundle in itself, a line without a name, who may not, what is sent', async () => {
    expect((await relate(grinder, box, 'part')).body.code).toBe('related-product.bad')
    expect((await relate(coffee, coffee, 'optional')).body.code).toBe('related-product.bad')
    const nameless = await send('POST', '/api/v1/quote-template-lines', olga, { templateId: template })
    expect(nameless.body.code).toBe('quote-template.nameless-line')
    const id = await make('quotes', { title: 'Sent', contactId: marta })
    await send('PUT', `/api/v1/quotes/${id}/lines`, olga, {
      lines: [{ name: 'A', quantity: 1, unitPrice: 1 }],
    })
    const body = { templateId: template }
    expect((await send('POST', `/api/v1/quotes/${id}/apply-template`, viewer, body)).status).toBe(403)
    await send('POST', `/api/v1/quotes/${id}/send`, olga, { mail: false })
    const late = await send('POST', `/api/v1/quotes/${id}/apply-template`, olga, body)
    expect(late.body.code).toBe('quote.fixed')
  })
})

test('the customer takes an alternative in place of its line, never both, and it is what is ordered', async () => {
  const id = await make('quotes', { title: 'Coffee corner', contactId: marta, language: 'pl' })
  await send('POST', `/api/v1/quotes/${id}/apply-template`, olga, { templateId: template })
  await send('POST', `/api/v1/quotes/${id}/send`, olga, { mail: false })
  const { body } = await send('GET', `/api/v1/quotes/${id}/link`, olga)
  const path = `/api/v1/public/quotes/${new URL(body.link).pathname.slice(3)}`
  const page = (await send('GET', path)).body
  const [first, other] = page.lines.map(({ id: lineId }: { id: string }) => lineId)
  const accept = (chosenLineIds: string[], gross: number) =>
    send('POST', `${path}/accept`, undefined, {
      ...{
        signedBy: 'Marta Kowalczyk',
        signature: [],
        documentHash: page.documentHash,
        chosenLineIds,
        gross,
      },
    })
  expect((await accept([first, other], 104_780)).body.code).toBe('quote.not-optional')
  // 990.00 + 2 × 28.90
  const accepted = await accept([other], 104_780)
  expect(accepted.status, JSON.stringify(accepted.body)).toBeLessThan(300)
  const { data } = await read(
    `quote-acceptances?include=order&filter=${filter({ field: 'quote', op: 'is', value: id })}`,
  )
  expect(data[0].order).toMatchObject({ total: 104_780, lineCount: 2 })
})
