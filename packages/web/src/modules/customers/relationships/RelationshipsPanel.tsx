import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useMay } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { AddRelationshipDialog } from './AddRelationshipDialog.tsx'
import { neighboursQuery, relatedTo, saidBeyond } from './neighbours.ts'
import { RelationshipGraph } from './RelationshipGraph.tsx'
import { RelationshipRow } from './RelationshipRow.tsx'

interface RelationshipsPanelProps {
  object: 'contact' | 'company'
  recordId: string
}

/** Who belongs with a person or a company: a picture where there is something to see in it, and the same in words. */
export function RelationshipsPanel({ object, recordId }: RelationshipsPanelProps) {
  const { data, error, refetch } = useQuery(neighboursQuery(object, recordId))
  const [isAdding, setAdding] = useState(false)
  const may = useMay()
  if (error) return <ProblemState error={error} what="these relationships" onRetry={refetch} />
  if (!data) return <SkeletonText />
  const related = relatedTo(data, recordId)
  const beyond = saidBeyond(data, recordId)
  return (
    <>
      {related.length === 0 && <p className="text-muted">Nobody is known to belong with them.</p>}
      {related.length > 1 && <RelationshipGraph neighbours={data} />}
      <ul>
        {related.map(({ edge, says, other }) => (
          <RelationshipRow
            key={edge.id ?? `${edge.from}${edge.to}`}
            related={{ edge, says, other }}
            mayDelete={may('relationship.delete')}
          />
        ))}
      </ul>
      {beyond.length > 0 && (
        <p className="mt-1.5 text-small text-muted">{`${beyond.slice(0, 4).join(' · ')}${beyond.length > 4 ? ' …' : ''}`}</p>
      )}
      {data.isCut && <p className="mt-1 text-small text-muted">There are more than are shown here.</p>}
      {may('relationship.create') && (
        <Button variant="quiet" className="mt-1 -ml-2.5" onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" />
          Add one
        </Button>
      )}
      {isAdding && <AddRelationshipDialog object={object} id={recordId} onClose={() => setAdding(false)} />}
    </>
  )
}
