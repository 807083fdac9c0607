import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import type { PanelProps } from '../../../app/web-module.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { Row, Rows } from '../Rows.tsx'

interface SharedRecord {
  object: string
  label: string
  id: string
  title: string
  level: 'read' | 'edit'
  team: string | null
}

/** On the page of a colleague: the records that they see because somebody shared them, whatever their role shows. */
export default function SharedRecords({ recordId }: PanelProps) {
  const { data, error, refetch } = useQuery(apiQuery<{ data: SharedRecord[] }>(`users/${recordId}/shares`))
  if (error)
    return <ProblemState error={error} what="what is shared with them" onRetry={() => void refetch()} />
  if (!data) return <SkeletonText lines={4} />
  if (data.data.length === 0)
    return (
      <EmptyState title="Nothing is shared with them">
        They see what their role shows. On the page of a record, More and then Share shows it to them too.
      </EmptyState>
    )
  return (
    <Rows label="Shared with them">
      {data.data.map(({ object, label, id, title, level, team }) => (
        <Row
          key={`${id} ${team}`}
          title={
            <RecordLink object={object} id={id}>
              {title}
            </RecordLink>
          }
          detail={`${label} · ${level === 'edit' ? 'may edit it' : 'may read it'} · shared with ${team === null ? 'them' : `the team ${team}`}`}
        />
      ))}
    </Rows>
  )
}
