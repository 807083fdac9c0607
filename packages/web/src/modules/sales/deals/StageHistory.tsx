import { useQuery } from '@tanstack/react-query'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'
import { type PathStage, pathQuery } from './deal-path.ts'

/** How a deal came to where it is: every move with who made it, and how long it stood in each stage. */
export function StageHistory({ dealId }: { dealId: string }) {
  const path = useQuery(pathQuery(dealId))
  if (path.isError) return <ProblemState error={path.error} what="its way" onRetry={path.refetch} />
  if (!path.data) return <SkeletonText lines={4} />
  const { stages, moves } = path.data
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <section aria-label="Moves">
        <SectionHeader title="Moves" />
        {moves.length === 0 ? (
          <EmptyState title="It has not moved yet" />
        ) : (
          <PlainTable
            label="Moves"
            columns={[
              { key: 'when', label: 'When' },
              { key: 'from', label: 'From' },
              { key: 'to', label: 'To' },
              { key: 'by', label: 'By', isWideOnly: true },
            ]}
            rows={moves.toReversed().map(({ at, from, to, by }) => ({
              key: at,
              cells: [<When key="when" at={at} />, from ?? '–', to, by ?? 'Regulars'],
            }))}
          />
        )}
      </section>
      <section aria-label="Days in each stage">
        <SectionHeader title="Days in each stage" />
        <Stays stages={stages} />
      </section>
    </div>
  )
}

function Stays({ stages }: { stages: readonly PathStage[] }) {
  const { number } = useFormat()
  const open = stages.filter(({ outcome }) => outcome === 'open')
  return (
    <PlainTable
      label="Days in each stage"
      columns={[
        { key: 'stage', label: 'Stage' },
        { key: 'days', label: 'Days', align: 'end' },
      ]}
      rows={open.map(({ id, name, days }) => ({
        key: id,
        isQuiet: days === null,
        cells: [name, days === null ? '–' : number(days, days < 10 ? 1 : 0)],
      }))}
    />
  )
}
