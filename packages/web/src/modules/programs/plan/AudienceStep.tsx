import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../app/api-query.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Step } from './Step.tsx'

export interface AudienceStepProps {
  segmentId: string | null
  perHousehold: boolean
  onChange: (change: { segmentId: string | null } | { perHousehold: boolean }) => void
}

/** Who is meant: a segment, and how many are in it now. */
export function AudienceStep({ segmentId, perHousehold, onChange }: AudienceStepProps) {
  return (
    <Step number={1} title="Who is meant" hint="Whoever is in the segment when the program is launched.">
      <Field label="Segment" className="max-w-md">
        <RecordPicker
          object="segment"
          value={segmentId}
          onValueChange={(id) => onChange({ segmentId: id })}
        />
      </Field>
      {segmentId && <HowMany segmentId={segmentId} />}
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
