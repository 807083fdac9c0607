import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useMay } from '../../../app/session.ts'
import type { PanelProps } from '../../../app/web-module.ts'
import { Button } from '../../../ui/Button.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { AddIdentifierDialog } from './AddIdentifierDialog.tsx'
import { IdentifierRow } from './IdentifierRow.tsx'
import { identifiersQuery, inOrder } from './identifiers.ts'

/** By what a person is recognised, at the till, on the phone, in the web shop. */
export default function IdentifiersPanel({ recordId }: PanelProps) {
  const { data, error, refetch } = useQuery(identifiersQuery(recordId))
  const [isAdding, setAdding] = useState(false)
  const may = useMay()
  if (error) return <ProblemState error={error} what="these identifiers" onRetry={refetch} />
  if (!data) return <SkeletonText />
  return (
    <>
      {data.data.length === 0 && (
        <p className="text-muted">Nothing yet. A card, a number or an address lets you recognise them.</p>
      )}
      <ul>
        {inOrder(data.data).map((identifier) => (
          <IdentifierRow
            key={identifier.id}
            identifier={identifier}
            mayUpdate={may('identifier.update')}
            mayDelete={may('identifier.delete')}
          />
        ))}
      </ul>
      {may('identifier.create') && (
        <Button variant="quiet" className="mt-1 -ml-2.5" onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" />
          Add one
        </Button>
      )}
      {isAdding && <AddIdentifierDialog contactId={recordId} onClose={() => setAdding(false)} />}
    </>
  )
}
