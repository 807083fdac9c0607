import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useMay } from '../../../app/session.ts'
import { offerUndo } from '../../../app/undo.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Step } from './Step.tsx'

export interface AudienceStepProps {
  programId: string
  segmentId: string | null
  perHousehold: boolean
  onChange: (change: { segmentId: string | null } | { perHousehold: boolean }) => void
}

/** Who is meant: a segment, and how many are in it now. */
export function AudienceStep({ programId, segmentId, perHousehold, onChange }: AudienceStepProps) {
  return (
    <Step
      number={1}
      title="Who is meant"
      hint="Whoever is in the segment when the program is launched, and who was picked by hand."
    >
      <Field label="Segment" className="max-w-md">
        <RecordPicker
          object="segment"
          value={segmentId}
          onValueChange={(id) => onChange({ segmentId: id })}
        />
      </Field>
      {segmentId && <HowMany segmentId={segmentId} />}
      <PickedByHand programId={programId} />
      <Checkbox
        checked={perHousehold}
        onCheckedChange={(checked) => onChange({ perHousehold: checked })}
        hint="Of people who live with each other only one is written to. The whole household is drawn, or held back, together."
      >
        One letter per household
      </Checkbox>
    </Step>
  )
}

/** How many were picked for it in lists; they can be taken out again. */
function PickedByHand({ programId }: { programId: string }) {
  const { number } = useFormat()
  const may = useMay()
  const picked = useQuery({
    ...apiQuery<{ count: number }>('program-members/count', {
      filter: { field: 'program', op: 'is', value: programId },
    }),
    enabled: may('programMember.read'),
  })
  const takeOut = useMutation({
    mutationFn: () => api.write<{ removed: number }>('DELETE', `programs/${programId}/people`),
    onSuccess: async ({ data: { removed }, changeSetId }) => {
      await Promise.all([invalidateTopic('programs'), invalidateTopic('program-members')])
      offerUndo({ title: `Took ${number(removed)} out who were picked by hand.`, changeSetId })
    },
    onError: showProblem,
  })
  const count = picked.data?.count ?? 0
  if (count === 0) return null
  return (
    <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      {number(count)} {count === 1 ? 'person was' : 'people were'} picked by hand.
      <Button variant="quiet" busy={takeOut.isPending} onClick={() => takeOut.mutate()}>
        Take them out
      </Button>
    </p>
  )
}

function HowMany({ segmentId }: { segmentId: string }) {
  const { number } = useFormat()
  const { data } = useQuery(
    apiQuery<{ count: number; countIsEstimate: boolean }>('contacts/count', { segment: segmentId }),
  )
  return (
    <p className="mt-1.5 min-h-4.5 text-small text-muted">
      {data && (
        <>
          {data.countIsEstimate && 'About '}
          {number(data.count)} people now ·{' '}
          <RecordLink object="segment" id={segmentId} className="underline decoration-faint">
            see who they are
          </RecordLink>
        </>
      )}
    </p>
  )
}
