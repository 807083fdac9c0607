import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../app/api-query.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Step } from './Step.tsx'

export interface AudienceStepProps {
  segmentId: string | null
  onChange: (segmentId: string | null) => void
}

/** Who is meant: a segment, and how many are in it now. */
export function AudienceStep({ segmentId, onChange }: AudienceStepProps) {
  return (
    <Step number={1} title="Who is meant" hint="Whoever is in the segment when the program is launched.">
      <Field label="Segment" className="max-w-md">
        <RecordPicker object="segment" value={segmentId} onValueChange={onChange} />
      </Field>
      {segmentId && <HowMany segmentId={segmentId} />}
    </Step>
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
