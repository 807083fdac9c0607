import { inSentence } from '@regulars/model'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { RecordPicker } from '../picker/RecordPicker.tsx'

export interface MergeWithDialogProps {
  object: DescribedObject
  /** The record that is to stay. */
  id: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Finds the other record with which one is to become one, then shows both side by side. */
export function MergeWithDialog({ object, id, open, onOpenChange }: MergeWithDialogProps) {
  const [other, setOther] = useState<string | null>(null)
  const navigate = useNavigate()
  const label = inSentence(object.label)
  const isSame = other === id
  const go = () => {
    onOpenChange(false)
    void navigate({ to: mergeAddress(object), search: { records: `${id},${other}` } as never })
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={`Merge this ${label} with another`}
      description="You see both side by side before anything happens."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" disabled={other === null || isSame} onClick={go}>
            Compare
          </Button>
        </>
      }
    >
      <Field label={`The other ${label}`} error={isSame ? `That is this ${label} itself.` : undefined}>
        <RecordPicker object={object.name} value={other} onValueChange={setOther} />
      </Field>
    </Dialog>
  )
}

/** Where records of an object are seen side by side. */
export const mergeAddress = (object: DescribedObject): string => `/merge/${object.path}`
