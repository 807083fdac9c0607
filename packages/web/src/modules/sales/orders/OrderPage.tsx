import { useParams } from '@tanstack/react-router'
import { Named } from '../../../records/objects/Named.tsx'
import { useObject } from '../../../records/objects/use-objects.ts'
import { RecordPage } from '../../../records/page/RecordPage.tsx'
import { type ShownRecord, useRecord } from '../../../records/page/use-record.ts'
import { Amount } from '../../../ui/Amount.tsx'
import { When } from '../../../ui/When.tsx'
import { MarksTab } from './MarksTab.tsx'
import { OrderActions } from './OrderActions.tsx'
import { OrderLines } from './OrderLines.tsx'
import { OrderState } from './OrderState.tsx'
import { PaymentsTab } from './PaymentsTab.tsx'

/** The page of an order: what was ordered, and how far it is delivered, invoiced and paid. */
export function OrderPage() {
  const { orderId = '' } = useParams({ strict: false }) as { orderId?: string }
  const object = useObject('order')
  const { data: order } = useRecord(object, orderId)
  return (
    <RecordPage
      key={orderId}
      object="order"
      id={orderId}
      description={order && <OrderDescription order={order} />}
      parts={{
        state: <OrderState orderId={orderId} />,
        lines: <OrderLines orderId={orderId} />,
        marks: <MarksTab orderId={orderId} />,
        payments: <PaymentsTab orderId={orderId} />,
      }}
      actions={<OrderActions orderId={orderId} />}
    />
  )
}

function OrderDescription({ order }: { order: ShownRecord }) {
  const { total, currency, placedAt } = order as Record<string, string | number | null>
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Named object="company" record={order.company} />
      <Named object="contact" record={order.contact} />
      {typeof total === 'number' && (
        <span className="text-ink">
          <Amount minor={total} currency={String(currency)} exact />
        </span>
      )}
      {typeof placedAt === 'string' && (
        <span>
          placed <When at={placedAt} />
        </span>
      )}
      <Named object="store" record={order.store} />
    </div>
  )
}
