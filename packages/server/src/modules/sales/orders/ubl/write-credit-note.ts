import { documentLacks } from '../problems.ts'
import { amount, quantity, unitPrice } from './figures.ts'
import type { CreditedOrder, DocumentLine, OrderFacts } from './order-facts.ts'
import { partyNode } from './parties.ts'
import { monetaryTotal, taxTotal, totalsOf } from './totals.ts'
import { aggregate, basic, type UblNode, writeUbl } from './ubl-node.ts'
import { customization, type InvoiceLine, refuseWhatLacks, taxesKnown } from './write-invoice.ts'
import { itemNode } from './write-order.ts'

/** Credit note, by UN/CEFACT code list 1001. */
const creditNote = '381'

/**
 * A return as a UBL 2.1 CreditNote that keeps to EN 16931: what came back, in amounts above zero, and the order and invoices that it credits.
 *
 * @throws Problem `order.document-lacks` naming what the standard asks for and nobody knows
 */
export function writeCreditNote(facts: OrderFacts, credited: CreditedOrder): string {
  const { order, number, placedOn, buyer, seller } = facts
  const { currency, comment } = order
  if (!order.isReturn)
    throw documentLacks(
      'Only a return is credited.',
      'Note what came back first, then ask on the page of the return.',
    )
  const lines = facts.lines.map(turned)
  refuseWhatLacks(facts, lines)
  const totals = totalsOf(lines)
  return writeUbl(
    'CreditNote',
    basic('UBLVersionID', '2.1'),
    basic('CustomizationID', customization),
    basic('ID', number),
    basic('IssueDate', placedOn),
    basic('CreditNoteTypeCode', creditNote),
    basic('Note', comment),
    basic('DocumentCurrencyCode', currency),
    basic('LineCountNumeric', String(lines.length)),
    aggregate('OrderReference', basic('ID', credited.number)),
    ...credited.invoices.map(invoiceReference),
    aggregate('AccountingSupplierParty', partyNode(seller)),
    aggregate('AccountingCustomerParty', partyNode(buyer)),
    taxTotal(totals, currency),
    monetaryTotal('LegalMonetaryTotal', totals, currency),
    ...lines.map((line, index) => lineNode(line, index, currency)),
  )
}

/** What is below zero on a return is above zero on the note that credits it. */
function turned(line: DocumentLine): InvoiceLine {
  const taxes = taxesKnown(line).map((tax) => ({ ...tax, amount: opposite(tax.amount) }))
  return { ...line, quantity: opposite(line.quantity), net: opposite(line.net), taxes }
}

/** Without a nought below zero. */
const opposite = (value: number): number => (value === 0 ? 0 : -value)

const invoiceReference = ({ number, issuedOn }: CreditedOrder['invoices'][number]): UblNode[] =>
  aggregate(
    'BillingReference',
    aggregate('InvoiceDocumentReference', basic('ID', number), basic('IssueDate', issuedOn)),
  )

function lineNode(line: InvoiceLine, index: number, currency: string): UblNode[] {
  const { quantity: of, unit, net } = line
  return aggregate(
    'CreditNoteLine',
    basic('ID', String(index + 1)),
    quantity('CreditedQuantity', of, unit),
    amount('LineExtensionAmount', net, currency),
    itemNode(line),
    aggregate('Price', unitPrice(net, of, currency)),
  )
}
