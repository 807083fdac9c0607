import { useQuery } from '@tanstack/react-query'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useMay } from '../../../app/session.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { Amount } from '../../../ui/Amount.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { AddOrderLine } from './AddOrderLine.tsx'
import {
  type Marked,
  type MarkKind,
  markedQuery,
  nameOf,
  type Order,
  type OrderLine,
  orderLinesQuery,
  orderQuery,
} from './order.ts'

const kinds: { kind: MarkKind; label: string }[] = [
  { kind: 'delivered', label: 'Delivered' },
  { kind: 'invoiced', label: 'Invoiced' },
  { kind: 'returned', label: 'Returned' },
]

/** What was ordered, line by line, how far it is, and what it comes to. */
export function OrderLines({ orderId }: { orderId: string }) {
  const may = useMay()
  const asked = useQuery(orderLinesQuery(orderId))
  const order = useQuery(orderQuery(orderId))
  const marks = useQuery({ ...markedQuery(orderId), enabled: may('orderMark.read') })
  if (asked.isError)
    return <ProblemState error={asked.error} what="these lines" onRetry={() => void asked.refetch()} />
  if (!asked.data || !order.data) return <SkeletonRows rows={3} />
  const { data: lines, count } = asked.data
  const add = <AddOrderLine orderId={orderId} currency={order.data.currency} />
  if (lines.length === 0) return <EmptyState title="No lines yet" action={add} />
  const marked = marks.data ?? new Map<string, Marked>()
  return (
    <>
      <LinesTable lines={lines} order={order.data} marked={marked} />
      {count > lines.length && (
        <p className="mt-2 text-small text-muted">
          The first {lines.length} of {count} lines.
        </p>
      )}
      {marked.size === 0 && <div className="mt-3">{add}</div>}
    </>
  )
}

interface LinesTableProps {
  lines: readonly OrderLine[]
  order: Order
  marked: ReadonlyMap<string, Marked>
}

function LinesTable({ lines, order, marked }: LinesTableProps) {
  const shown = kinds.filter(({ kind }) => [...marked.values()].some((line) => line[kind] !== 0))
  return (
    <table aria-label="Lines" className="w-full">
      <thead>
        <tr className="border-b border-edge text-small text-muted">
          <th className="py-1.5 pe-2 text-start font-medium">What</th>
          <th className="px-2 py-1.5 text-end font-medium">Quantity</th>
          {shown.map(({ kind, label }) => (
            <th key={kind} className="px-2 py-1.5 text-end font-medium max-sm:hidden">
              {label}
            </th>
          ))}
          <th className="px-2 py-1.5 text-end font-medium max-sm:hidden">Each</th>
          <th className="py-1.5 ps-2 text-end font-medium">{order.tax ? 'With tax' : 'Amount'}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LineRow key={line.id} line={line} shown={shown} marked={marked.get(line.id)} />
        ))}
      </tbody>
      <Sums order={order} shown={shown} />
    </table>
  )
}

/** What the lines come to, and how much of it is tax where that is known. */
function Sums({
  order: { total, tax, currency },
  shown,
}: Pick<LinesTableProps, 'order'> & Pick<LineRowProps, 'shown'>) {
  const between = (
    <>
      <td />
      {shown.map(({ kind }) => (
        <td key={kind} className="max-sm:hidden" />
      ))}
      <td className="max-sm:hidden" />
    </>
  )
  return (
    <tfoot>
      <tr className="border-t border-edge font-medium">
        <th scope="row" className="py-2 pe-2 text-start font-medium">
          Total
        </th>
        {between}
        <td className="py-2 ps-2 text-end">
          <Amount minor={total} currency={currency} exact />
        </td>
      </tr>
      {tax ? (
        <tr className="text-small text-muted">
          <th scope="row" className="pe-2 text-start font-normal">
            Tax in it
          </th>
          {between}
          <td className="ps-2 text-end">
            <Amount minor={tax} currency={currency} exact />
          </td>
        </tr>
      ) : null}
    </tfoot>
  )
}

interface LineRowProps {
  line: OrderLine
  shown: readonly { kind: MarkKind }[]
  marked: Marked | undefined
}

function LineRow({ line, shown, marked }: LineRowProps) {
  const { number } = useFormat()
  const { product, quantity, unit, unitPrice, amount, currency } = line
  return (
    <tr className="h-row border-b border-hairline last:border-0">
      <td className="py-1.5 pe-2 wrap-anywhere">
        {product ? (
          <RecordLink object="product" id={product.id} className="font-medium">
            {product.name}
          </RecordLink>
        ) : (
          nameOf(line)
        )}
        {product?.code && <span className="ms-2 text-small text-muted">{product.code}</span>}
        {quantity < 0 && (
          <Pill tone="attention" className="ms-2">
            Return
          </Pill>
        )}
      </td>
      <td className="px-2 text-end whitespace-nowrap">
        {number(quantity)} {unit}
      </td>
      {shown.map(({ kind }) => (
        <td key={kind} className="px-2 text-end max-sm:hidden">
          <MarkedCell quantity={marked?.[kind] ?? 0} of={quantity} />
        </td>
      ))}
      <td className="px-2 text-end max-sm:hidden">
        {unitPrice === null ? '–' : <Amount minor={unitPrice} currency={currency} exact />}
      </td>
      <td className="py-1.5 ps-2 text-end">
        <Amount minor={amount} currency={currency} exact />
      </td>
    </tr>
  )
}

/** Done reads green, under way amber, nothing as a dash. */
function MarkedCell({ quantity, of }: { quantity: number; of: number }) {
  const { number } = useFormat()
  if (quantity === 0) return <span className="text-muted">–</span>
  const isAll = Math.abs(quantity - of) < 1e-7
  return <span className={isAll ? 'text-good' : 'text-attention'}>{number(quantity)}</span>
}
