import { join } from 'node:path'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { describe, expect, test } from 'vitest'
import { salesServer } from '../../testing.ts'
import { unitPrice } from './figures.ts'

const { send, app, olga, make, of, signed } = await salesServer()
await send('PATCH', '/api/v1/settings', olga, {
  businessName: 'Kaffa & Söhne',
  taxNumber: 'ATU 12345678',
  businessStreet: 'Praterstraße 9',
  businessPostcode: '1020',
  businessCity: 'Wien',
  businessCountry: 'AT',
  iban: 'AT61 1904 3002 3457 3201',
  paymentDays: 30,
})
const taxClass = async (name: string, rate: number) => {
  const taxClassId = await make('tax-classes', { name })
  await make('tax-rates', { name: 'VAT', taxClassId, rate })
  return taxClassId
}
const [full, low] = [await taxClass('Full', 0.2), await taxClass('Low', 0.1)]
const linde = await make('companies', {
  name: 'Hotel <Linde>',
  vatNumber: 'DE 123456789',
  city: 'Graz',
  country: 'AT',
})

const lines = [
  { name: 'Grinder', quantity: 1, unitPrice: 189_000, taxClassId: full },
  {
    name: 'Coffee \u0007& more',
    quantity: 12.5,
    unit: 'kg',
    unitPrice: 2890,
    discountShare: 0.1,
    taxClassId: low,
  },
  { name: 'Cups', quantity: 3, unitPrice: 333, taxClassId: low },
]

const namespaces = {
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
}

/** Asks for a document, and holds it to the rules that every one must keep. */
async function document(orderId: string, asked: string) {
  const url = `/api/v1/orders/${orderId}/ubl?document=${asked}`
  const answer = await app.inject({ url, headers: olga.headers })
  expect(answer.statusCode, answer.payload).toBe(200)
  const xml = XmlDocument.fromString(answer.payload)
  const find = (path: string) => xml.find(path, namespaces).map((node) => node.content)
  const amount = (path: string) => Math.round(Number(find(path)[0]) * 100)
  validateBySchema(xml)
  return { xml, find, amount }
}

/** The OASIS schemas are not ours to pass on; where a folder holds them, documents are validated by them. */
const schemas = process.env.REGULARS_UBL_SCHEMAS
if (schemas) xmlRegisterFsInputProviders()

function validateBySchema(xml: XmlDocument): void {
  if (!schemas) return
  const path = join(schemas, 'xsd', 'maindoc', `UBL-${xml.root.name}-2.1.xsd`)
  const schema = XmlDocument.fromString(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="${xml.root.namespaceUri}" schemaLocation="file://${path}"/></xs:schema>`,
  )
  const validator = XsdValidator.fromDoc(schema)
  validator.validate(xml)
  validator.dispose()
  schema.dispose()
}

/** The order in which UBL 2.1 wants the elements that we write. */
const sequence = {
  Order:
    'UBLVersionID ID IssueDate Note DocumentCurrencyCode LineCountNumeric BuyerCustomerParty SellerSupplierParty Delivery TaxTotal AnticipatedMonetaryTotal OrderLine',
  Invoice:
    'UBLVersionID CustomizationID ID IssueDate DueDate InvoiceTypeCode DocumentCurrencyCode LineCountNumeric OrderReference AccountingSupplierParty AccountingCustomerParty Delivery PaymentMeans TaxTotal LegalMonetaryTotal InvoiceLine',
  CreditNote:
    'UBLVersionID CustomizationID ID IssueDate CreditNoteTypeCode Note DocumentCurrencyCode LineCountNumeric OrderReference BillingReference AccountingSupplierParty AccountingCustomerParty TaxTotal LegalMonetaryTotal CreditNoteLine',
  CreditNoteLine: 'ID CreditedQuantity LineExtensionAmount Item Price',
  BillingReference: 'InvoiceDocumentReference',
  Party: 'PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact',
  PostalAddress: 'StreetName CityName PostalZone Country',
  TaxSubtotal: 'TaxableAmount TaxAmount TaxCategory',
  TaxCategory: 'ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme',
  LineItem: 'ID Quantity LineExtensionAmount Price Item',
  InvoiceLine: 'ID InvoicedQuantity LineExtensionAmount OrderLineReference Item Price',
  Item: 'Name SellersItemIdentification ClassifiedTaxCategory',
  PaymentMeans: 'PaymentMeansCode PaymentID PayeeFinancialAccount',
}

function keepsSequence(xml: XmlDocument): void {
  for (const [parent, order] of Object.entries(sequence)) {
    const names = order.split(' ')
    for (const element of xml.find(`//*[local-name() = '${parent}']`)) {
      const places = xml
        .find(`//*[local-name() = '${parent}']/*`)
        .filter((node) => node.parent?.content === element.content)
        .map((node) => names.indexOf((node as unknown as { name: string }).name))
      expect(places, parent).not.toContain(-1)
    }
  }
}

/** EN 16931: BR-CO-10, 13, 15, 16 and 14, and BR-S-08 and 09 for each rate. */
function addsUp({ find, amount, xml }: Awaited<ReturnType<typeof document>>, total: string): void {
  const cents = (path: string) => find(path).reduce((sum, each) => sum + Math.round(Number(each) * 100), 0)
  const net = amount(`//cac:${total}/cbc:LineExtensionAmount`)
  const line = ['InvoiceLine', 'CreditNoteLine', 'LineItem'].map(
    (name) => `//cac:${name}/cbc:LineExtensionAmount`,
  )
  expect(cents(line.join(' | '))).toBe(net)
  expect(amount(`//cac:${total}/cbc:TaxExclusiveAmount`)).toBe(net)
  const tax = amount('/*/cac:TaxTotal/cbc:TaxAmount')
  expect(cents('//cac:TaxSubtotal/cbc:TaxAmount')).toBe(tax)
  expect(cents('//cac:TaxSubtotal/cbc:TaxableAmount')).toBe(net)
  expect(amount(`//cac:${total}/cbc:TaxInclusiveAmount`)).toBe(net + tax)
  const paid = amount(`//cac:${total}/cbc:PrepaidAmount`) || 0
  expect(amount(`//cac:${total}/cbc:PayableAmount`)).toBe(net + tax - paid)
  for (const group of xml.find('//cac:TaxSubtotal', namespaces)) {
    const [base, due, rate] = ['cbc:TaxableAmount', 'cbc:TaxAmount', 'cac:TaxCategory/cbc:Percent'].map(
      (path) =>
        Number(
          (group as never as { get(path: string, names: object): { content: string } }).get(path, namespaces)
            .content,
        ),
    )
    expect(due).toBeCloseTo((base! * rate!) / 100, 1)
  }
}

describe('a UBL document', () => {
  test('of an order says who, what and for how much, in the order of the standard', async () => {
    const { orderId } = await signed({ title: 'Bar', companyId: linde, taxCountry: 'AT' }, lines)
    const told = await document(orderId, 'order')
    keepsSequence(told.xml)
    addsUp(told, 'AnticipatedMonetaryTotal')
    expect(told.find('//cac:BuyerCustomerParty//cbc:Name')).toEqual(['Hotel <Linde>'])
    expect(told.find('//cac:Item/cbc:Name')).toEqual(['Grinder', 'Coffee & more', 'Cups'])
    expect(told.find('//cac:LineItem/cbc:Quantity/@unitCode')).toEqual(['C62', 'KGM', 'C62'])
    expect(told.find('//cac:TaxCategory/cbc:ID')).toEqual(['S', 'S'])
    expect(told.find('//cac:Delivery//cbc:CityName')).toEqual(['Graz'])
  })

  test('of invoices in parts: each adds up, and together they are the order', async () => {
    const { orderId } = await signed({ title: 'Bar', companyId: linde, taxCountry: 'AT' }, lines)
    const items = await of('order-lines', 'order', orderId)
    const [cups, coffee, grinder] = items.toSorted((a, b) => b.position - a.position)
    const note = (reference: string, on: string, some: [string, number][]) =>
      send('POST', '/api/v1/order-marks/batch', olga, {
        create: some.map(([lineId, quantity]) => ({
          orderId,
          lineId,
          kind: 'invoiced',
          quantity,
          reference,
          on,
        })),
      })
    await note('I-1', '2026-03-02', [
      [coffee.id, 4.3],
      [cups.id, 1],
    ])
    await note('I-2', '2026-03-09', [
      [grinder.id, 1],
      [coffee.id, 8.2],
      [cups.id, 2],
    ])
    const [first, second] = [
      await document(orderId, 'invoice&number=I-1'),
      await document(orderId, 'invoice'),
    ]
    for (const told of [first, second]) {
      keepsSequence(told.xml)
      addsUp(told, 'LegalMonetaryTotal')
    }
    expect(first.find('/*/cbc:ID')).toEqual(['I-1'])
    expect(second.find('/*/cbc:ID | /*/cbc:IssueDate | /*/cbc:DueDate')).toEqual([
      'I-2',
      '2026-03-09',
      '2026-04-08',
    ])
    expect(second.find('//cac:PayeeFinancialAccount/cbc:ID')).toEqual(['AT611904300234573201'])
    expect(second.find('//cac:AccountingSupplierParty//cac:PartyTaxScheme/cbc:CompanyID')).toEqual([
      'ATU12345678',
    ])
    // 1,890.00 + 325.12 + 9.99 net; 20 % of 1,890.00 and 10 % of 335.11
    const gross = (told: typeof first) => told.amount('//cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount')
    expect(gross(first) + gross(second)).toBe(222_511 + 37_800 + 3351)
  })

  test('of a return credits what came back of which invoice, above zero; an order is not credited', async () => {
    const { orderId } = await signed({ title: 'Bar', companyId: linde, taxCountry: 'AT' }, lines)
    const items = await of('order-lines', 'order', orderId)
    const [, coffee, cups] = items.toSorted((a, b) => a.position - b.position)
    await make('order-marks', {
      orderId,
      lineId: coffee.id,
      kind: 'invoiced',
      quantity: 12.5,
      reference: 'I-7',
      on: '2026-03-02',
    })
    const back = [
      { lineId: coffee.id, quantity: 2.5 },
      { lineId: cups.id, quantity: 3 },
    ]
    const returned = await send('POST', `/api/v1/orders/${orderId}/returns`, olga, {
      lines: back,
      reason: 'Stale',
    })
    expect(returned.status, JSON.stringify(returned.body)).toBe(201)
    const told = await document(returned.body.id, 'credit-note')
    keepsSequence(told.xml)
    addsUp(told, 'LegalMonetaryTotal')
    expect(told.find('/*/cbc:CreditNoteTypeCode | /*/cbc:Note')).toEqual(['381', 'Stale'])
    expect(told.find('//cac:InvoiceDocumentReference/cbc:ID')).toEqual(['I-7'])
    expect(told.find('//cbc:CreditedQuantity')).toEqual(['2.5', '3'])
    expect(told.amount('//cac:LegalMonetaryTotal/cbc:PayableAmount')).toBe(-returned.body.total)
    const { body } = await send('GET', `/api/v1/orders/${orderId}/ubl?document=credit-note`, olga)
    expect(body).toMatchObject({ code: 'order.document-lacks', title: 'Only a return is credited.' })
  })

  test.each([
    ['reverseCharge', 'AE', 'VATEX-EU-AE'],
    ['exempt', 'E', undefined],
  ])(
    'with %s bears category %s and its reason, and what was paid before',
    async (taxTreatment, category, code) => {
      const { orderId } = await signed({ title: 'Bar', companyId: linde, taxTreatment }, lines)
      const items = await of('order-lines', 'order', orderId)
      await make('payments', { orderId, amount: 22_511 })
      await send('POST', '/api/v1/order-marks/batch', olga, {
        create: items.map(({ id, quantity }) => ({
          orderId,
          lineId: id,
          kind: 'invoiced',
          quantity,
          reference: 'I-3',
        })),
      })
      const told = await document(orderId, 'invoice')
      addsUp(told, 'LegalMonetaryTotal')
      expect(told.find('//cac:TaxSubtotal/cac:TaxCategory/cbc:ID')).toEqual([category])
      expect(told.find('//cbc:TaxExemptionReasonCode')).toEqual(code ? [code] : [])
      expect(told.find('//cbc:TaxExemptionReason')).toHaveLength(1)
      expect(told.amount('//cbc:PayableAmount')).toBe(222_511 - 22_511)
    },
  )

  test('names what is missing: an invoice, a rate, a country; and is nobody’s who may not read orders', async () => {
    const { orderId } = await signed({ title: 'Bar', companyId: linde, taxCountry: 'AT' }, lines)
    const titleOf = async (id: string, asked: string) =>
      (await send('GET', `/api/v1/orders/${id}/ubl?document=${asked}`, olga)).body.title
    expect(await titleOf(orderId, 'invoice')).toBe('Nothing of this order is noted as invoiced.')
    expect((await send('GET', `/api/v1/orders/${orderId}/ubl?document=order`)).status).toBe(401)
    const person = await make('contacts', { name: 'Ada' })
    const bare = await make('orders', { number: 'B', contactId: person, placedAt: '2026-03-02T10:00:00Z' })
    expect(await titleOf(bare, 'order')).toBe('The order has no lines.')
    const lineId = await make('order-lines', {
      orderId: bare,
      description: 'Bag',
      quantity: 1,
      amount: 1200,
      tax: 200,
    })
    await make('order-marks', { orderId: bare, lineId, kind: 'invoiced', quantity: 1, reference: 'I-9' })
    expect(await titleOf(bare, 'invoice')).toBe('Nobody knows at which rate “Bag” is taxed.')
    await send('PATCH', `/api/v1/orders/${bare}`, olga, { taxTreatment: 'exempt' })
    expect(await titleOf(bare, 'invoice')).toBe('Nobody knows the country of Ada.')
  })
})

test('the price of one times the quantity is the line again', () => {
  for (const [net, quantity] of [
    [32_512, 12.5],
    [1000, 3],
    [1, 7],
    [99_999, 0.037],
  ] as const) {
    const [node] = unitPrice(net, quantity, 'EUR')
    expect(Math.round(Number(node!.text) * quantity * 100)).toBe(net)
  }
})
