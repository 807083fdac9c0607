import { useQuery } from '@tanstack/react-query'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Pill, type Tone } from '../../../ui/Pill.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'
import { ublUrl } from './OrderActions.tsx'
import {
  type MarkKind,
  nameOf,
  type OrderLine,
  type OrderMark,
  orderLinesQuery,
  orderMarksQuery,
} from './order.ts'

const looks: Record<MarkKind, { label: string; tone: Tone }> = {
  delivered: { label: 'Delivered', tone: 'good' },
  invoiced: { label: 'Invoiced', tone: 'accent' },
  returned: { label: 'Returned', tone: 'attention' },
}

/** Every delivery, invoice and return, with its number and what of which line it covers; the newest first. */
export function MarksTab({ orderId }: { orderId: string }) {
  const marks = useQuery(orderMarksQuery(orderId))
  const lines = useQuery(orderLinesQuery(orderId))
  const failed = [marks, lines].find(({ isError }) => isError)
  if (failed)
    return <ProblemState error={failed.error} what="what was noted" onRetry={() => void failed.refetch()} />
  if (!marks.data || !lines.data) return <SkeletonRows rows={3} />
  const groups = [...Map.groupBy(marks.data.data, ({ kind, on, reference }) => `${kind} ${on} ${reference}`)]
  if (groups.length === 0)
    return (
      <EmptyState title="Nothing is delivered or invoiced yet">
        Note a delivery or an invoice, whole or in part; the order then says what is still open.
      </EmptyState>
    )
  const byId = new Map(lines.data.data.map((line) => [line.id, line]))
  const { data, count } = marks.data
  return (
    <>
      <MarksTable orderId={orderId} groups={groups} lines={byId} />
      {count > data.length && (
        <p className="mt-2 text-small text-muted">The last {data.length} notes are shown.</p>
      )}
    </>
  )
}

interface MarksTableProps {
  orderId: string
  groups: readonly (readonly [string, readonly OrderMark[]])[]
  lines: ReadonlyMap<string, OrderLine>
}

function MarksTable({ orderId, groups, lines: byId }: MarksTableProps) {
  return (
    <PlainTable
      label="Deliveries and invoices"
      columns={[
        { key: 'what', label: 'What', className: 'w-28' },
        { key: 'on', label: 'Day', className: 'w-32' },
        { key: 'number', label: 'Number' },
        { key: 'lines', label: 'Of which lines' },
      ]}
      rows={groups.map(([key, some]) => ({
        key,
        cells: [
          <Pill key="what" tone={looks[some[0]!.kind].tone}>
            {looks[some[0]!.kind].label}
          </Pill>,
          <When key="on" at={some[0]!.on} />,
          <MarkNumber key="number" orderId={orderId} mark={some[0]!} />,
          <Covered key="lines" marks={some} lines={byId} />,
        ],
      }))}
    />
  )
}

function MarkNumber({
  orderId,
  mark: { kind, reference, returnOrder },
}: {
  orderId: string
  mark: OrderMark
}) {
  if (returnOrder)
    return (
      <RecordLink object="order" id={returnOrder.id} className="underline decoration-faint">
        {returnOrder.number ?? 'The return'}
      </RecordLink>
    )
  if (!reference) return <span className="text-muted">–</span>
  if (kind !== 'invoiced') return reference
  return (
    <>
      {reference}{' '}
      <a
        href={ublUrl(orderId, 'invoice', reference)}
        aria-label={`Invoice ${reference} as UBL`}
        className="rounded-sm text-small text-muted underline decoration-faint ring-focus"
      >
        UBL
      </a>
    </>
  )
}

function Covered({ marks, lines }: { marks: readonly OrderMark[]; lines: ReadonlyMap<string, OrderLine> }) {
  const { number } = useFormat()
  return (
    <ul>
      {marks.map(({ id, lineId, quantity }) => {
        const line = lines.get(lineId)
        return (
          <li key={id} className="wrap-anywhere">
            {number(quantity)} {line?.unit ?? '×'} {line ? nameOf(line) : 'a line that was removed'}
          </li>
        )
      })}
    </ul>
  )
}
