import type { Condition } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'

interface MakeSegmentFooterProps {
  name: string
  condition: Condition
  onDone: () => void
}

/** Keeps a part of a picture as a segment. */
export function MakeSegmentFooter({ name, condition, onDone }: MakeSegmentFooterProps) {
  const make = useMutation({
    mutationFn: () => api.write<{ id: string }>('POST', 'segments', { name: name.trim(), condition }),
    onSuccess: ({ changeSetId }) => {
      onDone()
      offerUndo({ title: `Made the segment “${name.trim()}”.`, changeSetId })
      return invalidateTopic('segments')
    },
    onError: (error) => showProblem(error),
  })
  return (
    <>
      <Button onClick={onDone}>Cancel</Button>
      <Button
        variant="primary"
        busy={make.isPending}
        disabled={name.trim() === ''}
        onClick={() => make.mutate()}
      >
        Make the segment
      </Button>
    </>
  )
}
