import { optionsOf, payment } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { Amount } from '../../../ui/Amount.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'
import { paymentsQuery } from './order.ts'

const methodLabels = new Map(optionsOf(payment.fields.method!).map(({ value, label }) => [value, label]))

/** What was paid, when and how. */
export function PaymentsTab({ orderId }: { orderId: string }) {
  const asked = useQuery(paymentsQuery(orderId))
  if (asked.isError)
    return <ProblemState error={asked.error} what="the payments" onRetry={() => void asked.refetch()} />
  if (!asked.data) return <SkeletonRows rows={2} />
  const { data } = asked.data
  if (data.length === 0)
    return <EmptyState title="No payment is noted yet">A payment lowers what is still to be paid.</EmptyState>
  return (
    <PlainTable
      label="Payments"
      columns={[
        { key: 'on', label: 'Paid', className: 'w-32' },
        { key: 'method', label: 'How' },
        { key: 'reference', label: 'Reference', isWideOnly: true },
        { key: 'amount', label: 'Amount', align: 'end' },
      ]}
      rows={data.map(({ id, paidOn, method, reference, amount, currency }) => ({
        key: id,
        cells: [
          <RecordLink key="on" object="payment" id={id} className="row-link">
            <When at={paidOn} />
          </RecordLink>,
          methodLabels.get(method) ?? method,
          reference ?? '–',
          <Amount key="amount" minor={amount} currency={currency} exact />,
        ],
      }))}
    />
  )
}
