import { dayAt } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ProblemState } from '../../app/ProblemState.tsx'
import { queryClient } from '../../app/query-client.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { useObject } from '../../records/objects/use-objects.ts'
import { CreateDialog } from '../../records/page/CreateDialog.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { PlainTable } from '../../ui/PlainTable.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { type ContractLine, contractLinesQuery, contractQuery, holdsOn } from './contract.ts'

/** What is charged again and again; lines that are over or to come are quiet. */
export function ContractLines({ contractId }: { contractId: string }) {
  const asked = useQuery(contractLinesQuery(contractId))
  const { timeZone } = useFormat()
  if (asked.isError)
    return <ProblemState error={asked.error} what="these lines" onRetry={() => void asked.refetch()} />
  if (!asked.data) return <SkeletonRows rows={3} />
  const { data } = asked.data
  if (data.length === 0)
    return <EmptyState title="No lines yet" action={<AddLine contractId={contractId} />} />
  return (
    <>
      <LinesTable lines={data} today={dayAt(new Date(), timeZone)} />
      <div className="mt-3">
        <AddLine contractId={contractId} />
      </div>
    </>
  )
}

function LinesTable({ lines, today }: { lines: readonly ContractLine[]; today: string }) {
  const { number, exact, percent } = useFormat()
  return (
    <PlainTable
      label="Lines"
      columns={[
        { key: 'what', label: 'What' },
        { key: 'days', label: 'Holds', isWideOnly: true },
        { key: 'quantity', label: 'Quantity', align: 'end', className: 'w-24' },
        { key: 'each', label: 'Each', align: 'end', isWideOnly: true },
        { key: 'monthly', label: 'A month', align: 'end' },
      ]}
      rows={lines.map((line) => ({
        key: line.id,
        isQuiet: !holdsOn(line, today),
        cells: [
          <RecordLink key="what" object="contractLine" id={line.id} className="row-link font-medium">
            {line.name}
          </RecordLink>,
          sayDays(line, exact),
          `${number(line.quantity)} ${line.unit ?? ''}`,
          <span key="each">
            <Amount minor={line.unitPrice} currency={line.currency} exact />
            <span className="block text-small text-muted">
              {each[line.period]}
              {line.discountShare ? `, less ${percent(line.discountShare, 1)}` : ''}
            </span>
          </span>,
          <Amount key="monthly" minor={line.monthly} currency={line.currency} exact />,
        ],
      }))}
    />
  )
}

function sayDays({ startsOn, endsOn }: ContractLine, exact: (day: string) => string): string {
  if (startsOn && endsOn) return `${exact(startsOn)} to ${exact(endsOn)}`
  if (startsOn) return `from ${exact(startsOn)}`
  return endsOn ? `until ${exact(endsOn)}` : 'all along'
}

function AddLine({ contractId }: { contractId: string }) {
  const { may } = useObject('contractLine')
  const { data: contract } = useQuery(contractQuery(contractId))
  const [isOpen, setOpen] = useState(false)
  if (!may.create || !contract || contract.status === 'ended') return null
  return (
    <>
      <Button icon={<Plus />} onClick={() => setOpen(true)}>
        Add a line
      </Button>
      <CreateDialog
        object="contractLine"
        open={isOpen}
        onOpenChange={setOpen}
        given={{ contractId, currency: contract.currency }}
        onCreated={() => void queryClient.invalidateQueries()}
      />
    </>
  )
}

const each = { month: 'each month', year: 'each year' } as const
