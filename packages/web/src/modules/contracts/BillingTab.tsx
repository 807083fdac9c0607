import { useQuery } from '@tanstack/react-query'
import { ProblemState } from '../../app/ProblemState.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { PlainTable } from '../../ui/PlainTable.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { billingQuery } from './contract.ts'

/** What to bill when, from the period that runs to a year from now. */
export function BillingTab({ contractId }: { contractId: string }) {
  const asked = useQuery(billingQuery(contractId))
  const { exact } = useFormat()
  if (asked.isError)
    return <ProblemState error={asked.error} what="the bills" onRetry={() => void asked.refetch()} />
  if (!asked.data) return <SkeletonRows rows={6} />
  const { periods, currency, orderedFrom } = asked.data
  if (periods.length === 0)
    return (
      <EmptyState title="Nothing is to be billed">
        The contract has no days from today on that are charged.
      </EmptyState>
    )
  return (
    <>
      <PlainTable
        label="Bills"
        columns={[
          { key: 'from', label: 'From' },
          { key: 'to', label: 'To' },
          { key: 'note', label: 'Note', isWideOnly: true },
          { key: 'amount', label: 'Amount', align: 'end' },
        ]}
        rows={periods.map(({ startsOn, endsOn, amount, isProrated }) => ({
          key: startsOn,
          cells: [
            exact(startsOn),
            exact(endsOn),
            <span key="note" className="text-small text-muted">
              {startsOn === orderedFrom ? 'on the order' : isProrated ? 'cut by days' : ''}
            </span>,
            <Amount key="amount" minor={amount} currency={currency} exact />,
          ],
        }))}
      />
      <p className="mt-2 text-small text-muted">
        Without tax, in advance. Lines that begin or end in between, and pauses, are counted by days.
      </p>
    </>
  )
}
