import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { useMay } from '../../app/session.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'

/** Which programs write to a segment; nothing when none does. */
export function ProgramsFor({ segmentId }: { segmentId: string }) {
  const may = useMay()
  const programs = useQuery({
    ...apiQuery<ListPage<{ id: string; name: string }>>('programs', {
      filter: { field: 'segment', op: 'is', value: segmentId },
      fields: ['name'],
      sort: '-createdAt',
      limit: 10,
    }),
    enabled: may('program.read'),
  })
  const list = programs.data?.data ?? []
  if (list.length === 0) return null
  return (
    <p className="mb-6 text-muted">
      Written to by{' '}
      {list.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <RecordLink object="program" id={id} className="text-ink underline decoration-faint">
            {name}
          </RecordLink>
        </span>
      ))}
      .
    </p>
  )
}
