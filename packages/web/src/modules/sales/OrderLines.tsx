import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { invalidateTopic } from '../../app/query-client.ts'
import type { PanelProps } from '../../app/web-module.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { useObject } from '../../records/objects/use-objects.ts'
import { CreateDialog } from '../../records/page/CreateDialog.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'

interface OrderLine {
  id: string
  description: string | null
  quantity: number
  unitPrice: number | null
  amount: number
  currency: string
  product: { id: string; name: string; code: string | null } | null
}

interface Order {
  total: number
  currency: string
}

/** What was bought on an order, line by line, and what it comes to. */
export default function OrderLines({ recordId }: PanelProps) {
  const asked = useQuery(
    apiQuery<ListPage<OrderLine>>('order-lines', {
      filter: { field: 'order', op: 'is', value: recordId },
      sort: 'position',
      include: 'product',
      limit: 200,
    }),
  )
  const order = useQuery(apiQuery<Order>(`orders/${recordId}`))
  if (asked.isError)
    return <ProblemState error={asked.error} what="these lines" onRetry={() => asked.refetch()} />
  if (!asked.data || !order.data) return <SkeletonRows rows={3} />
  const { data: lines, count } = asked.data
  if (lines.length === 0)
    return <EmptyState title="No lines yet" action={<AddLine orderId={recordId} order={order.data} />} />
  return (
    <>
      <LinesTable lines={lines} order={order.data} />
      {count > lines.length && (
        <p className="mt-2 text-small text-muted">
          The first {lines.length} of {count} lines.
        </p>
      )}
      <div className="mt-3">
        <AddLine orderId={recordId} order={order.data} />
      </div>
    </>
  )
}

function LinesTable({ lines, order }: { lines: readonly OrderLine[]; order: Order }) {
  return (
    <table aria-label="Lines" className="w-full">
      <thead>
        <tr className="border-b border-edge text-small text-muted">
          <th className="py-1.5 pe-2 text-start font-medium">What</th>
          <th className="px-2 py-1.5 text-end font-medium">Quantity</th>
          <th className="px-2 py-1.5 text-end font-medium max-sm:hidden">Each</th>
          <th className="py-1.5 ps-2 text-end font-medium">Amount</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-edge font-medium">
          <th scope="row" colSpan={2} className="py-2 pe-2 text-start font-medium">
            Total
          </th>
          <td className="max-sm:hidden" />
          <td className="py-2 ps-2 text-end">
            <Amount minor={order.total} currency={order.currency} exact />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function LineRow({ line }: { line: OrderLine }) {
  const { number } = useFormat()
  const { description, product, quantity, unitPrice, amount, currency } = line
  return (
    <tr className="h-row border-b border-hairline last:border-0">
      <td className="py-1.5 pe-2 wrap-anywhere">
        {product ? (
          <RecordLink object="product" id={product.id} className="font-medium">
            {product.name}
          </RecordLink>
        ) : (
          (description ?? 'No description')
        )}
        {product?.code && <span className="ms-2 text-small text-muted">{product.code}</span>}
        {quantity < 0 && (
          <Pill tone="attention" className="ms-2">
            Return
          </Pill>
        )}
      </td>
      <td className="px-2 text-end">{number(quantity)}</td>
      <td className="px-2 text-end max-sm:hidden">
        {unitPrice === null ? '–' : <Amount minor={unitPrice} currency={currency} exact />}
      </td>
      <td className="py-1.5 ps-2 text-end">
        <Amount minor={amount} currency={currency} exact />
      </td>
    </tr>
  )
}

function AddLine({ orderId, order }: { orderId: string; order: Order }) {
  const { may } = useObject('orderLine')
  const [isOpen, setOpen] = useState(false)
  if (!may.create) return null
  return (
    <>
      <Button icon={<Plus />} onClick={() => setOpen(true)}>
        Add a line
      </Button>
      <CreateDialog
        object="orderLine"
        open={isOpen}
        onOpenChange={setOpen}
        given={{ orderId, currency: order.currency }}
        onCreated={() => void invalidateTopic('orders')}
      />
    </>
  )
}
