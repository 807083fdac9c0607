import { addDays, partOf } from '@regulars/model'
import { documentLacks } from '../problems.ts'
import { amount, quantity, unitPrice } from './figures.ts'
import type { DocumentLine, InvoicedPart, InvoiceFacts, OrderFacts } from './order-facts.ts'
import { partyNode } from './parties.ts'
import type { LineTax } from './tax-categories.ts'
import { monetaryTotal, taxTotal, totalsOf } from './totals.ts'
import { aggregate, basic, type UblNode, writeUbl } from './ubl-node.ts'
import { deliveryNode, itemNode } from './write-order.ts'

/** The semantic model of the European standard on electronic invoicing. */
export const customization = 'urn:cen.eu:en16931:2017'
/** Commercial invoice, by UN/CEFACT code list 1001. */
const commercialInvoice = '380'
/** Transfer to a bank account of the single euro payments area, and payment by agreement, by UN/CEFACT code list 4461. */
const [sepaTransfer, byAgreement] = ['58', '1']

/** A line whose taxes are known. */
export type InvoiceLine = DocumentLine & { taxes: LineTax[] }

/** How it is to be paid. */
export interface PaymentTerms {
  days: number
  iban: string | null
}

/**
 * What was invoiced of an order as a UBL 2.1 Invoice that keeps to EN 16931. A line that is invoiced in parts is cut so that its parts sum to it.
 *
 * @throws Problem `order.document-lacks` naming what the standard asks for and nobody knows
 */
export function writeInvoice(facts: OrderFacts, invoice: InvoiceFacts, terms: PaymentTerms): string {
  const { order, number, buyer, seller } = facts
  const { currency } = order
  if (order.isReturn) throw documentLacks('A return is credited, not invoiced.', 'Ask for its credit note.')
  const lines = linesOf(facts, invoice)
  refuseWhatLacks(facts, lines)
  const totals = totalsOf(lines)
  const isWhole = totals.gross === order.total
  return writeUbl(
    'Invoice',
    basic('UBLVersionID', '2.1'),
    basic('CustomizationID', customization),
    basic('ID', invoice.number),
    basic('IssueDate', invoice.issuedOn),
    basic('DueDate', addDays(invoice.issuedOn, terms.days)),
    basic('InvoiceTypeCode', commercialInvoice),
    basic('DocumentCurrencyCode', currency),
    basic('LineCountNumeric', String(lines.length)),
    aggregate('OrderReference', basic('ID', number), basic('IssueDate', facts.placedOn)),
    aggregate('AccountingSupplierParty', partyNode(seller)),
    aggregate('AccountingCustomerParty', partyNode(buyer)),
    deliveryNode(facts),
    paymentMeans(terms, invoice.number),
    taxTotal(totals, currency),
    // What was paid is noted for the order, so only an invoice over all of it can say that it was paid.
    monetaryTotal('LegalMonetaryTotal', totals, currency, isWhole ? (order.paid ?? 0) : 0),
    ...lines.map((line, index) => lineNode(line, index, currency)),
  )
}

function linesOf({ lines }: OrderFacts, { parts }: InvoiceFacts): InvoiceLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]))
  return parts.flatMap((part) => {
    const line = byId.get(part.lineId)
    return line ? [partOfLine(line, part)] : []
  })
}

function partOfLine(line: DocumentLine, { before, quantity: invoiced }: InvoicedPart): InvoiceLine {
  const taxes = taxesKnown(line)
  const whole = Math.abs(line.quantity)
  const [from, to] = [Math.abs(before), Math.min(whole, Math.abs(before + invoiced))]
  const share = (minor: number) => partOf(minor, whole, from, to)
  return {
    ...line,
    quantity: invoiced,
    net: share(line.net),
    taxes: taxes.map((tax) => ({ ...tax, amount: share(tax.amount) })),
  }
}

/** The taxes of a line; without them no document can be written that keeps to EN 16931. */
export function taxesKnown({ name, taxes }: DocumentLine): LineTax[] {
  if (taxes) return taxes
  throw documentLacks(
    `Nobody knows at which rate “${name}” is taxed.`,
    'Only lines that came from a quote tell their taxes; an exempt order or one with reverse charge needs none.',
  )
}

/** What EN 16931 asks for and the order or the settings may not know. */
export function refuseWhatLacks(
  { seller, buyer }: Pick<OrderFacts, 'seller' | 'buyer'>,
  lines: readonly InvoiceLine[],
): void {
  const needs = (category: LineTax['category']) =>
    lines.some(({ taxes }) => taxes.some((tax) => tax.category === category))
  if (!seller.country)
    throw documentLacks(
      'The invoice does not know your country.',
      'Enter your address under Settings → Documents.',
    )
  if (!buyer.country)
    throw documentLacks(`Nobody knows the country of ${buyer.name}.`, 'Enter it on the customer’s page.')
  if (!seller.vatNumber)
    throw documentLacks('The invoice does not know your VAT number.', 'Enter it under Settings → Documents.')
  if (needs('AE') && !buyer.vatNumber)
    throw documentLacks(
      `Reverse charge needs the VAT number of ${buyer.name}.`,
      'Enter it on the page of the company.',
    )
}

const paymentMeans = ({ iban }: PaymentTerms, number: string): UblNode[] =>
  aggregate(
    'PaymentMeans',
    basic('PaymentMeansCode', iban ? sepaTransfer : byAgreement),
    basic('PaymentID', number),
    aggregate('PayeeFinancialAccount', basic('ID', iban?.replace(/\s/g, ''))),
  )

function lineNode(line: InvoiceLine, index: number, currency: string): UblNode[] {
  const { quantity: of, unit, net, position } = line
  return aggregate(
    'InvoiceLine',
    basic('ID', String(index + 1)),
    quantity('InvoicedQuantity', of, unit),
    amount('LineExtensionAmount', net, currency),
    aggregate('OrderLineReference', basic('LineID', String(position))),
    itemNode(line),
    aggregate('Price', unitPrice(net, of, currency)),
  )
}
