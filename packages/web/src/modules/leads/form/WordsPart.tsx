import { quoteLanguages } from '@regulars/model'
import { useState } from 'react'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { FormDraft } from './use-form-draft.ts'

const languages = Object.entries(quoteLanguages).map(([value, label]) => ({
  value: value as keyof typeof quoteLanguages,
  label,
}))

/** What the page says before, below and after the questions. */
export function WordsPart({ form, change }: FormDraft) {
  const [name, setName] = useState(form.name)
  return (
    <div className="max-w-xl space-y-4">
      <Field label="Name" hint="What you call it here.">
        <TextInput
          required
          value={name}
          maxLength={200}
          onValueChange={(written) => {
            setName(written)
            if (written.trim()) change({ name: written })
          }}
        />
      </Field>
      <Field label="Heading" optional hint="Above the questions. Empty: the name.">
        <TextInput
          value={form.heading ?? ''}
          maxLength={200}
          onValueChange={(heading) => change({ heading: heading || null })}
        />
      </Field>
      <Field label="Introduction" optional>
        <TextArea
          value={form.introduction ?? ''}
          maxLength={4000}
          onValueChange={(introduction) => change({ introduction: introduction || null })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Button" optional>
          <TextInput
            value={form.submitLabel ?? ''}
            placeholder="Send"
            maxLength={60}
            onValueChange={(submitLabel) => change({ submitLabel: submitLabel || null })}
          />
        </Field>
        <Field label="Language" hint="Of what we say ourselves.">
          <Select
            value={form.language}
            options={languages}
            onValueChange={(language) => change({ language })}
          />
        </Field>
      </div>
      <Field label="Thanks" optional hint="Once it was sent. The first line is set large.">
        <TextArea
          value={form.thanks ?? ''}
          maxLength={4000}
          onValueChange={(thanks) => change({ thanks: thanks || null })}
        />
      </Field>
    </div>
  )
}
