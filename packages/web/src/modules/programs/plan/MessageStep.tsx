import { useState } from 'react'
import { useMay } from '../../../app/session.ts'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { ButtonLink } from '../../../ui/Link.tsx'
import { NewTemplateDialog } from '../templates/NewTemplateDialog.tsx'
import { TemplatePreview } from '../templates/TemplatePreview.tsx'
import { Step } from './Step.tsx'

export interface MessageStepProps {
  templateId: string | null
  /** Whose people the preview is made out to. */
  segmentId: string | null
  onChange: (templateId: string | null) => void
}

/** What is said: a template, seen as one of the people meant would get it. */
export function MessageStep({ templateId, segmentId, onChange }: MessageStepProps) {
  const may = useMay()
  const [isWriting, setWriting] = useState(false)
  return (
    <Step number={2} title="What is said" hint="By e-mail, to each in person.">
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Template" className="min-w-56 max-w-md flex-1">
          <RecordPicker object="template" value={templateId} onValueChange={onChange} />
        </Field>
        {templateId && (
          <ButtonLink to="/templates/$templateId" params={{ templateId }}>
            {may('template.update') ? 'Edit' : 'Open'}
          </ButtonLink>
        )}
        {may('template.create') && <Button onClick={() => setWriting(true)}>Write a new one</Button>}
      </div>
      {templateId && (
        <div className="mt-4">
          <TemplatePreview templateId={templateId} segmentId={segmentId} height="h-72" />
        </div>
      )}
      <NewTemplateDialog
        open={isWriting}
        onOpenChange={setWriting}
        onMade={(id) => {
          onChange(id)
          setWriting(false)
        }}
      />
    </Step>
  )
}
