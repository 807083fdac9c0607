import { amount, quantity, unitPrice } from './figures.ts'
import type { DocumentLine, OrderFacts } from './order-facts.ts'
import { addressNode, partyNode } from './parties.ts'
import { taxCategory } from './tax-categories.ts'
import { monetaryTotal, taxTotal, totalsOf } from './totals.ts'
import { aggregate, basic, type UblNode, writeUbl } from './ubl-node.ts'

/** An order as a UBL 2.1 Order. Where the order does not tell its taxes, the document says nothing of them, and its amounts are as they were charged. */
export function writeOrder(facts: OrderFacts): string {
  const { order, number, placedOn, buyer, seller, lines } = facts
  const { currency, comment } = order
  const known = lines.filter(({ taxes }) => taxes !== undefined)
  const totals = totalsOf(lines.map(({ net, taxes = [] }) => ({ net, taxes })))
  return writeUbl(
    'Order',
    basic('UBLVersionID', '2.1'),
    basic('ID', number),
    basic('IssueDate', placedOn),
    basic('Note', comment),
    basic('DocumentCurrencyCode', currency),
    basic('LineCountNumeric', String(lines.length)),
    aggregate('BuyerCustomerParty', partyNode(buyer)),
    aggregate('SellerSupplierParty', partyNode(seller)),
    deliveryNode(facts),
    known.length === lines.length ? taxTotal(totals, currency) : [],
    monetaryTotal('AnticipatedMonetaryTotal', totals, currency),
    ...lines.map((line) => lineNode(line, currency)),
  )
}

/** Where it is to be delivered; nothing where the order does not say. */
export function deliveryNode({ order }: Pick<OrderFacts, 'order'>): UblNode[] {
  const { shipToName, shipToStreet, shipToPostcode, shipToCity, shipToCountry } = order
  return aggregate(
    'Delivery',
    aggregate(
      'DeliveryLocation',
      addressNode('Address', {
        street: shipToStreet,
        postcode: shipToPostcode,
        city: shipToCity,
        country: shipToCountry,
      }),
    ),
    aggregate('DeliveryParty', aggregate('PartyName', basic('Name', shipToName))),
  )
}

function lineNode(line: DocumentLine, currency: string): UblNode[] {
  const { position, quantity: of, unit, net } = line
  return aggregate(
    'OrderLine',
    aggregate(
      'LineItem',
      basic('ID', String(position)),
      quantity('Quantity', of, unit),
      amount('LineExtensionAmount', net, currency),
      aggregate('Price', unitPrice(net, of, currency)),
      itemNode(line),
    ),
  )
}

/** What a line is of, and how it is taxed. */
export const itemNode = ({ name, productCode, taxes = [] }: DocumentLine): UblNode[] =>
  aggregate(
    'Item',
    basic('Name', name),
    aggregate('SellersItemIdentification', basic('ID', productCode)),
    ...taxes.map((tax) => taxCategory('ClassifiedTaxCategory', tax)),
  )
