import type { ObjectRule } from '@regulars/model'
import { inSentence } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '../../../app/api.ts'
import { FormDialog } from '../../../app/FormDialog.tsx'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { FormulaEditor } from './FormulaEditor.tsx'
import { saveRules, type WrittenRule } from './save-rules.ts'

export interface RuleDialogProps {
  object: DescribedObject
  /** The rule that is changed; without one, a rule is added. */
  rule: ObjectRule | undefined
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** No key of a field has this sign. */
const wholeRecord = '*'

/** Writes a rule: a formula that must not come out as no, and what is said to whoever breaks it. */
export function RuleDialog({ object, rule, open, onOpenChange }: RuleDialogProps) {
  const [draft, setDraft] = useState<WrittenRule>(() => rule ?? { formula: '', sentence: '' })
  const set = (part: Partial<WrittenRule>) => setDraft({ ...draft, ...part })
  const save = useMutation({
    mutationFn: () => {
      const others = object.rules ?? []
      const rules = rule
        ? others.map((each) => (each.id === rule.id ? { ...draft, id: rule.id } : each))
        : [...others, draft]
      return saveRules(object, rules)
    },
    onSuccess: () => onOpenChange(false),
  })
  const places = object.fields.filter(({ writable }) => writable)
  return (
    <FormDialog
      open={open}
      title={rule ? 'Change the rule' : 'Add a rule'}
      description="It is asked whenever a record is written, by hand, in bulk, by the API or from a file."
      verb="Save"
      busy={save.isPending}
      error={save.error}
      onSubmit={save.mutate}
      onClose={() => onOpenChange(false)}
    >
      <FormulaEditor object={object} value={draft.formula} onValueChange={(formula) => set({ formula })} />
      <Breaking object={object} formula={draft.formula} />
      <Field label="What is said when it is broken" hint="What is wrong, and the way out.">
        <TextInput
          required
          maxLength={300}
          placeholder="The warranty cannot end before the machine was bought."
          value={draft.sentence}
          onValueChange={(sentence) => set({ sentence })}
        />
      </Field>
      <Field label="At which field?" optional>
        <Select
          value={draft.field ?? wholeRecord}
          onValueChange={(field) => set({ field: field === wholeRecord ? undefined : field })}
          options={[
            { value: wholeRecord, label: 'The whole record' },
            ...places.map(({ key, label }) => ({ value: key, label })),
          ]}
        />
      </Field>
    </FormDialog>
  )
}

interface RulePreview {
  broken: number
  examples: { id: string; title: string }[]
}

/** How many of the records that are there break the rule. */
function Breaking({ object, formula }: { object: DescribedObject; formula: string }) {
  const asked = useDeferredValue(formula.trim())
  const { data } = useQuery({
    queryKey: ['objects', object.name, 'preview-rule', asked],
    queryFn: ({ signal }) =>
      api.post<RulePreview>(`objects/${object.name}/preview-rule`, { formula: asked }, { signal }),
    enabled: asked !== '',
    retry: false,
  })
  if (!data || data.broken === 0) return null
  const many = data.broken >= 10_000 ? '10,000 or more' : data.broken.toLocaleString()
  return (
    <Callout tone="attention" title={`${many} ${inSentence(object.labelPlural)} break it already`}>
      They stay as they are until somebody changes them:{' '}
      {data.examples.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <RecordLink object={object.name} id={id}>
            {title}
          </RecordLink>
        </span>
      ))}
    </Callout>
  )
}
