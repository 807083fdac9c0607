import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../app/api-query.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { leftOutSentences } from '../plan/launch-check.ts'

export interface LeftOutProps {
  programId: string
  excluded: number
}

/** Who could not be written to at the launch, and why; they count in neither group. */
export function LeftOut({ programId, excluded }: LeftOutProps) {
  const { number } = useFormat()
  const { data } = useQuery({
    ...apiQuery<{ data: { reason: string | null; count: number }[] }>('enrollments/aggregate', {
      filter: {
        all: [
          { field: 'program', op: 'is', value: programId },
          { field: 'arm', op: 'is', value: 'excluded' },
        ],
      },
      groupBy: 'reason',
      measures: 'count',
    }),
    enabled: excluded > 0,
  })
  if (!data) return null
  const reasons = data.data.map(({ reason, count }) => ({ reason: reason ?? '', count }))
  return (
    <p className="text-muted">
      {leftOutSentences(reasons, number).join(' ').replaceAll('are left out', 'were left out')}
    </p>
  )
}
