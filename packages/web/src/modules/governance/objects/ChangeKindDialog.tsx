import { canConvert, inSentence, offeredAs, offeredField, offeredFields } from '@regulars/model'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { KindIcon } from './KindIcon.tsx'
import { type KindPreview, KindPreviewView } from './KindPreviewView.tsx'
import { redraw } from './shape.ts'

export interface ChangeKindDialogProps {
  object: DescribedObject
  field: DescribedField
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The kinds that a field can become one of. */
export function kindsFor(field: DescribedField) {
  const now = offeredAs(field as Parameters<typeof offeredAs>[0])
  if (!now || now.computed || !field.custom) return []
  return offeredFields.filter(
    ({ kind, computed, fixed }) => !computed && !fixed && canConvert(now.kind, kind),
  )
}

/** Makes a field one of another kind, after one has seen what that keeps and loses. */
export function ChangeKindDialog({ object, field, open, onOpenChange }: ChangeKindDialogProps) {
  const [kind, setKind] = useState<string | null>(null)
  const path = `objects/${object.name}/fields/${field.key}`
  const preview = useQuery({
    queryKey: ['objects', object.name, 'preview-kind', field.key, kind],
    queryFn: ({ signal }) => api.post<KindPreview>(`${path}/preview-kind`, { kind }, { signal }),
    placeholderData: keepPreviousData,
    enabled: open && kind !== null,
    retry: false,
  })
  const change = useMutation({
    mutationFn: () =>
      api.post<{ runId?: string }>(`${path}/change-kind`, { kind, settings: preview.data?.settings }),
    async onSuccess(answer) {
      await redraw()
      onOpenChange(false)
      const label = inSentence(offeredField(kind ?? '')?.label ?? '')
      showToast({
        title: answer.runId
          ? `${field.label} is being converted. You can go on meanwhile.`
          : `${field.label} is now of the kind ${label}. It can be undone in the changes.`,
      })
    },
  })
  const isSettled =
    kind !== null && preview.data !== undefined && !preview.isPlaceholderData && !preview.error
  const lost = isSettled ? (preview.data?.lost ?? 0) : 0
  return (
    <Dialog
      {...{ open, onOpenChange }}
      title={`Change the kind of ${field.label}`}
      description="Values that fit are taken over. The old ones are kept aside, so that it can be undone."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant={lost > 0 ? 'danger' : 'primary'}
            busy={change.isPending}
            disabled={!isSettled}
            onClick={() => change.mutate()}
          >
            {lost > 0 ? `Change it and lose ${lost.toLocaleString()}` : 'Change it'}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <Field label="What shall it hold?" hint={offeredField(kind ?? '')?.hint}>
          <Select
            value={kind}
            onValueChange={setKind}
            options={kindsFor(field).map(({ name, label }) => ({
              value: name,
              label,
              icon: <KindIcon name={name} />,
            }))}
          />
        </Field>
        <ProblemCallout error={preview.error ?? change.error} />
        {isSettled && preview.data && kind && (
          <KindPreviewView object={object} field={field} kind={kind} preview={preview.data} />
        )}
      </div>
    </Dialog>
  )
}
