import { inSentence } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { changedValues } from '../../../app/changed-values.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { IconChoice } from './IconChoice.tsx'
import { redraw } from './shape.ts'

export interface ObjectDialogProps {
  /** The object that is called otherwise; without one, an object is made. */
  object?: DescribedObject
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Makes an object, or calls one otherwise. */
export function ObjectDialog({ object, open, onOpenChange }: ObjectDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(object))
  const navigate = useNavigate()
  const save = useMutation({
    mutationFn: () => send(object, draft),
    onSuccess: async ({ name }) => {
      await redraw()
      onOpenChange(false)
      if (object) return
      setDraft(draftOf(undefined))
      navigate({ to: '/settings/objects/$objectName', params: { objectName: name } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog
      {...{ open, onOpenChange }}
      size="medium"
      title={object ? `Call ${inSentence(object.labelPlural)} otherwise` : 'New object'}
      description={
        object
          ? 'Only what people read changes. Its name in the API stays.'
          : 'It gets a list, pages, filters, import and an API at once.'
      }
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form="object" variant="primary" busy={save.isPending}>
            {object ? 'Save' : 'Make object'}
          </Button>
        </>
      }
    >
      <form id="object" onSubmit={submit} className="space-y-4">
        <ObjectFields isNew={!object} draft={draft} onDraftChange={setDraft} error={save.error} />
      </form>
    </Dialog>
  )
}

interface Draft {
  label: string
  labelPlural: string
  description: string
  icon: string
  ownership: 'owner' | 'shared'
  titleLabel: string
}

function draftOf(object: DescribedObject | undefined): Draft {
  const { label = '', labelPlural = '', description = '', icon = 'box' } = object ?? {}
  return { label, labelPlural, description, icon, ownership: 'owner', titleLabel: 'Name' }
}

function send(object: DescribedObject | undefined, draft: Draft): Promise<{ name: string }> {
  if (object) return api.patch(`objects/${object.name}`, changedValues(draftOf(object), draft))
  const { ownership, titleLabel, ...called } = draft
  return api.post('objects', { ...called, ownership, titleLabel })
}

interface ObjectFieldsProps {
  isNew: boolean
  draft: Draft
  onDraftChange: (draft: Draft) => void
  error: unknown
}

function ObjectFields({ isNew, draft, onDraftChange, error }: ObjectFieldsProps) {
  const set = (part: Partial<Draft>) => onDraftChange({ ...draft, ...part })
  const problem = error ? asProblem(error) : undefined
  const fault = (field: string) => problem?.faultOf(field)
  const isSaid = ['label', 'labelPlural'].some((field) => fault(field))
  return (
    <>
      {!isSaid && <ProblemCallout error={error} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="One of them is called" error={fault('label')}>
          <TextInput
            required
            maxLength={60}
            placeholder="Machine"
            value={draft.label}
            onValueChange={(label) => set({ label, ...pluralOf(draft, label) })}
          />
        </Field>
        <Field label="Several are called" error={fault('labelPlural')}>
          <TextInput
            required
            maxLength={60}
            placeholder="Machines"
            value={draft.labelPlural}
            onValueChange={(labelPlural) => set({ labelPlural })}
          />
        </Field>
      </div>
      <Field label="What is it for?" optional>
        <TextInput
          maxLength={500}
          placeholder="Coffee machines we sold and look after"
          value={draft.description}
          onValueChange={(description) => set({ description })}
        />
      </Field>
      {isNew && <NewObjectFields {...{ draft, set }} />}
      <IconChoice value={draft.icon} onValueChange={(icon) => set({ icon })} />
    </>
  )
}

/** The plural follows the singular until somebody writes it. */
function pluralOf({ label: before, labelPlural }: Draft, label: string): Partial<Draft> {
  return labelPlural === '' || labelPlural === `${before}s` ? { labelPlural: label && `${label}s` } : {}
}

function NewObjectFields({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  return (
    <>
      <Field label="What names one?" hint="The field that lists and searches call it by.">
        <TextInput
          required
          maxLength={60}
          value={draft.titleLabel}
          onValueChange={(titleLabel) => set({ titleLabel })}
        />
      </Field>
      <Field label="Whose are they?">
        <RadioGroup
          value={draft.ownership}
          onValueChange={(ownership: Draft['ownership']) => set({ ownership })}
          options={[
            {
              value: 'owner',
              label: 'Each has an owner',
              hint: 'Roles can open only one’s own, or the team’s.',
            },
            { value: 'shared', label: 'They are everybody’s', hint: 'Whoever may see any may see all.' },
          ]}
        />
      </Field>
    </>
  )
}
