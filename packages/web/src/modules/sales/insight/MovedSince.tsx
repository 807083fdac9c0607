import { addDays } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { type Forecast, type MovementKind, type Movements, movementsQuery } from './insight-queries.ts'

const words: Record<MovementKind, string> = {
  added: 'New',
  movedIn: 'Moved into it',
  grown: 'Worth more',
  shrunk: 'Worth less',
  movedOut: 'Moved out of it',
  lost: 'Lost',
}
const weeks = [
  { value: '1', label: 'A week ago' },
  { value: '4', label: '4 weeks ago' },
  { value: '13', label: '13 weeks ago' },
]

/** Why the sum expected from now on is another one than it was some weeks ago. */
export function MovedSince({
  pipelineId,
  forecast: { now, to },
}: {
  pipelineId: string
  forecast: Forecast
}) {
  const [back, setBack] = useState('4')
  const today = new Date().toISOString().slice(0, 10)
  const asked = useQuery(
    movementsQuery({
      pipelineId,
      since: addDays(today, -7 * Number(back)),
      from: now,
      to: addDays(to, 27),
    }),
  )
  return (
    <section aria-labelledby="moved">
      <SectionHeader
        id="moved"
        title="What moved since"
        actions={<SegmentedControl label="Since" value={back} onValueChange={setBack} options={weeks} />}
      />
      {asked.isError && <ProblemState error={asked.error} what="what moved" onRetry={asked.refetch} />}
      {!asked.data && !asked.isError && <SkeletonRows rows={4} />}
      {asked.data && <Moved moved={asked.data} />}
    </section>
  )
}

function Moved({ moved }: { moved: Movements }) {
  const { money, day, number } = useFormat()
  const { since, before, after, kinds, deals, currency } = moved
  if (!since)
    return (
      <EmptyState title="Nobody wrote down how it stood then">
        How the open deals stand is noted every Monday. What moved is told from the second Monday on.
      </EmptyState>
    )
  const sum = (minor: number) => (minor > 0 ? `+${money(minor, currency)}` : money(minor, currency))
  const happened = kinds.filter((each) => each.deals > 0)
  return (
    <>
      <p className="mb-3">
        On {day(since)} the months from now on were to bring {money(before, currency)}; now it is{' '}
        {money(after, currency)}.
      </p>
      {happened.length > 0 && (
        <PlainTable
          label="What moved"
          columns={[
            { key: 'what', label: 'What' },
            { key: 'deals', label: 'Deals', align: 'end' },
            { key: 'sum', label: 'Change', align: 'end' },
            { key: 'which', label: 'Most of it', isWideOnly: true },
          ]}
          rows={happened.map(({ kind, deals: count, change }) => ({
            key: kind,
            cells: [
              words[kind],
              number(count),
              sum(change),
              <Most key="which" deals={deals.filter((each) => each.kind === kind)} />,
            ],
          }))}
        />
      )}
    </>
  )
}

function Most({ deals }: { deals: Movements['deals'] }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {deals.slice(0, 3).map(({ id, title }) => (
        <RecordLink key={id} object="deal" id={id}>
          {title}
        </RecordLink>
      ))}
    </span>
  )
}
