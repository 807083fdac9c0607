import { X } from 'lucide-react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { Related } from './neighbours.ts'

/** One relationship in words, with a way to take it away where it does not stand in a field of the person. */
export function RelationshipRow({ related, mayDelete }: { related: Related; mayDelete: boolean }) {
  const { edge, says, other } = related
  return (
    <li className="flex min-h-hit items-center gap-2.5 border-b border-hairline last:border-0">
      <span className="min-w-0 flex-1 py-1.5">
        <span className="text-muted">{says} </span>
        <RecordLink object={other.object} id={other.id} className="font-medium">
          {other.title}
        </RecordLink>
        {edge.note && <span className="block text-small text-muted">{edge.note}</span>}
      </span>
      {edge.id && mayDelete && (
        <IconButton
          label={`Remove: ${says} ${other.title}`}
          icon={<X />}
          onClick={() => void remove(edge.id!, `${says} ${other.title}`)}
        />
      )}
    </li>
  )
}

async function remove(id: string, what: string): Promise<void> {
  try {
    const { changeSetId } = await api.write('DELETE', `relationships/${id}`)
    offerUndo({ title: `Removed: ${what}.`, changeSetId })
  } catch (error) {
    showProblem(error)
  } finally {
    await invalidateTopic('relationships')
  }
}
