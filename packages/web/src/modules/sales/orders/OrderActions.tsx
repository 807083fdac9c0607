import { useQuery } from '@tanstack/react-query'
import { Banknote, ChevronDown, FileCode, PackageCheck, ReceiptText, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { apiUrl } from '../../../app/api.ts'
import { useMay } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import type { MenuEntry } from '../../../ui/menu-entry.ts'
import { MarkDialog } from './MarkDialog.tsx'
import { type MarkKind, orderQuery } from './order.ts'
import { PaymentDialog } from './PaymentDialog.tsx'

/** What can be noted on an order, and the documents that other programs read. */
export function OrderActions({ orderId }: { orderId: string }) {
  const may = useMay()
  const { data: order } = useQuery(orderQuery(orderId))
  const [open, setOpen] = useState<MarkKind | 'payment' | null>(null)
  if (!order) return null
  const isLive = order.status === 'placed' && !order.isReturn
  const close = () => setOpen(null)
  const notes: MenuEntry[] = [
    ...(may('orderMark.create') && isLive
      ? [
          { label: 'Note a delivery…', icon: <PackageCheck />, onSelect: () => setOpen('delivered') },
          { label: 'Note an invoice…', icon: <ReceiptText />, onSelect: () => setOpen('invoiced') },
        ]
      : []),
    ...(may('payment.create')
      ? [{ label: 'Note a payment…', icon: <Banknote />, onSelect: () => setOpen('payment') }]
      : []),
    ...(may('order.create') && isLive
      ? [{ label: 'Note a return…', icon: <Undo2 />, onSelect: () => setOpen('returned') }]
      : []),
  ]
  return (
    <>
      {notes.length > 0 && (
        <Menu
          trigger={
            <Button>
              Note
              <ChevronDown aria-hidden="true" />
            </Button>
          }
          entries={notes}
        />
      )}
      <Menu
        trigger={
          <Button icon={<FileCode />}>
            UBL
            <ChevronDown aria-hidden="true" />
          </Button>
        }
        entries={[
          order.isReturn
            ? {
                label: 'The credit note',
                link: <a href={ublUrl(orderId, 'credit-note')}>The credit note</a>,
              }
            : { label: 'The order', link: <a href={ublUrl(orderId, 'order')}>The order</a> },
          ...(order.invoicing
            ? [{ label: 'The last invoice', link: <a href={ublUrl(orderId, 'invoice')}>The last invoice</a> }]
            : []),
        ]}
      />
      {open && open !== 'payment' && <MarkDialog order={order} kind={open} onClose={close} />}
      {open === 'payment' && <PaymentDialog order={order} onClose={close} />}
    </>
  )
}

/** Where a document is downloaded. */
export const ublUrl = (
  orderId: string,
  document: 'order' | 'invoice' | 'credit-note',
  number?: string,
): string => apiUrl(`orders/${orderId}/ubl`, { document, number })
