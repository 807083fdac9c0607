import { inSentence } from '@regulars/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../app/api-query.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { useMay, useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { RecordPicker } from '../picker/RecordPicker.tsx'

export interface SightDialogProps {
  object: DescribedObject
  id: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

interface Sight {
  sees: boolean
  sentence: string
  may: { update: boolean; delete: boolean } | null
  hiddenFields: string[]
}

/** Says why a colleague sees the record, or does not; of oneself to everybody, of others to those who manage people. */
export function SightDialog({ object, id, open, onOpenChange }: SightDialogProps) {
  const { user } = useSession()
  const may = useMay()
  const [userId, setUserId] = useState<string | null>(user.id)
  const asked = { object: object.name, id, userId: userId ?? user.id }
  const { data, error } = useQuery({
    ...apiQuery<Sight>('sight', asked),
    enabled: open,
    placeholderData: keepPreviousData,
  })
  return (
    <Dialog
      {...{ open, onOpenChange }}
      size="small"
      title={`Who sees this ${inSentence(object.label)}?`}
      footer={<Button onClick={() => onOpenChange(false)}>Close</Button>}
    >
      <div className="space-y-4">
        {may('people.manage') && (
          <Field label="Colleague">
            <RecordPicker object="user" value={userId} required onValueChange={setUserId} />
          </Field>
        )}
        <ProblemCallout error={error} />
        {!data && !error && <SkeletonText lines={2} />}
        {data && <SightView sight={data} />}
      </div>
    </Dialog>
  )
}

function SightView({ sight: { sees, sentence, may, hiddenFields } }: { sight: Sight }) {
  const { list } = useFormat()
  const acts = [...(may?.update ? ['change'] : []), ...(may?.delete ? ['delete'] : [])]
  return (
    <div aria-live="polite">
      <Callout tone={sees ? 'good' : 'plain'} title={sentence}>
        {sees && <p>{acts.length > 0 ? `They may ${list(acts)} it.` : 'They may only read it.'}</p>}
        {hiddenFields.length > 0 && <p>Kept from them: {list(hiddenFields)}.</p>}
      </Callout>
    </div>
  )
}
