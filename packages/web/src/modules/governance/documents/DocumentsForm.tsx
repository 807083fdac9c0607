import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { changedValues } from '../../../app/changed-values.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { queryClient } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { type DocumentSettings, pickOwn, type WrittenDocumentSettings } from './document-settings.ts'
import { InvoiceFields } from './InvoiceFields.tsx'
import { LogoField } from './LogoField.tsx'

/** Letterhead, colour, logo and terms, all in one form. */
export function DocumentsForm({ settings }: { settings: DocumentSettings }) {
  const [wanted, setWanted] = useState<WrittenDocumentSettings>(() => pickOwn(settings))
  const change = (some: Partial<WrittenDocumentSettings>) => setWanted({ ...wanted, ...some })
  const save = useMutation({
    mutationFn: () => api.patch<DocumentSettings>('settings', changedValues(pickOwn(settings), wanted)),
    onSuccess: (saved) => {
      queryClient.setQueryData(['settings', 'settings', {}], saved)
      showToast({ title: 'Kept. Quotes look like this from now on.' })
    },
  })
  const faultOf = (field: string) => (save.error ? asProblem(save.error).faultOf(field) : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} className="max-w-xl space-y-4">
      <ProblemCallout error={save.error} />
      <LogoField logoHash={settings.logoHash} />
      <Field
        label="Address and contact"
        optional
        hint="At the head of each document."
        error={faultOf('letterhead')}
      >
        <TextArea
          value={wanted.letterhead ?? ''}
          maxLength={1000}
          onValueChange={(text) => change({ letterhead: text || null })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="VAT or tax number" optional error={faultOf('taxNumber')}>
          <TextInput
            value={wanted.taxNumber ?? ''}
            maxLength={50}
            onValueChange={(text) => change({ taxNumber: text || null })}
          />
        </Field>
        <Field label="Colour" hint="Such as #2c6e52." error={faultOf('documentColor')}>
          <TextInput
            value={wanted.documentColor}
            pattern="#[0-9a-fA-F]{6}"
            prefix={
              <span
                className="size-4 rounded-sm"
                style={{ background: wanted.documentColor }}
                aria-hidden="true"
              />
            }
            onValueChange={(documentColor) => change({ documentColor })}
          />
        </Field>
        <Field label="A quote is valid for" error={faultOf('quoteValidDays')}>
          <NumberInput
            value={wanted.quoteValidDays}
            min={1}
            max={730}
            digits={0}
            suffix="days"
            onValueChange={(days) => days !== null && change({ quoteValidDays: days })}
          />
        </Field>
        <Field
          label="Discounts need an approval above"
          optional
          hint="Empty: none does."
          error={faultOf('discountLimit')}
        >
          <NumberInput
            value={wanted.discountLimit === null ? null : Math.round(wanted.discountLimit * 1000) / 10}
            min={0}
            max={100}
            digits={1}
            suffix="%"
            onValueChange={(percent) => change({ discountLimit: percent === null ? null : percent / 100 })}
          />
        </Field>
      </div>
      <Field label="Terms of a new quote" optional error={faultOf('quoteTerms')}>
        <TextArea
          value={wanted.quoteTerms ?? ''}
          maxLength={20_000}
          onValueChange={(text) => change({ quoteTerms: text || null })}
        />
      </Field>
      <InvoiceFields {...{ wanted, change, faultOf }} />
      <Button type="submit" variant="primary" busy={save.isPending}>
        Save
      </Button>
    </form>
  )
}
