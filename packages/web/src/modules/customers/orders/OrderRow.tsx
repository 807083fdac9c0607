import { channelOptions } from '@regulars/model'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { Amount } from '../../../ui/Amount.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Pill } from '../../../ui/Pill.tsx'

export interface Order {
  id: string
  number: string | null
  placedAt: string
  channel: string | null
  store?: { id: string; name: string } | null
  status: 'placed' | 'cancelled'
  isReturn: boolean
  total: number
  currency: string
  lines?: { id: string; description: string | null; quantity: number; amount: number }[]
}

/** One order: when, where, what, for how much. */
export function OrderRow({ order }: { order: Order }) {
  const { dayShort, exact } = useFormat()
  const { id, number, placedAt, status, isReturn, total, currency, lines = [] } = order
  return (
    <li className="flex flex-wrap gap-x-5 gap-y-1 border-b border-hairline py-3 last:border-0">
      <time dateTime={placedAt} title={exact(placedAt)} className="w-24 shrink-0 text-muted">
        {dayShort(placedAt)}
      </time>
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2">
          <RecordLink object="order" id={id} className="font-medium">
            {number ? `Order ${number}` : 'Order'}
          </RecordLink>
          <span className="text-muted">{placeOf(order)}</span>
          {isReturn && <Pill tone="attention">Return</Pill>}
          {status === 'cancelled' && <Pill>Cancelled</Pill>}
        </p>
        <ul className="text-muted">
          {lines.map((line) => (
            <li key={line.id} className="flex gap-3">
              <span className="min-w-0 flex-1">{sayLine(line)}</span>
              <Amount minor={line.amount} currency={currency} exact />
            </li>
          ))}
        </ul>
      </div>
      <span className="ms-auto w-24 shrink-0 text-end font-medium">
        <Amount minor={total} currency={currency} exact />
      </span>
    </li>
  )
}

function placeOf({ store, channel }: Order): string {
  if (store) return store.name
  return channelOptions.find(({ value }) => value === channel)?.label ?? ''
}

function sayLine({ description, quantity }: NonNullable<Order['lines']>[number]): string {
  const name = description ?? 'Without description'
  return quantity === 1 ? name : `${name} × ${quantity}`
}
