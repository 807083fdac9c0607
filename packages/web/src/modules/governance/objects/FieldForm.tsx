import { offeredFields, operatorsOf, toField } from '@regulars/model'
import { asProblem } from '../../../app/problem.ts'
import { type AnyValue, FieldInput } from '../../../records/inputs/index.tsx'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { type FieldDraft, offeredOf } from './field-draft.ts'
import { KindIcon } from './KindIcon.tsx'
import { KindSettings } from './KindSettings.tsx'

export interface FieldFormProps {
  object: DescribedObject
  field: DescribedField | undefined
  draft: FieldDraft
  onDraftChange: (draft: FieldDraft) => void
  error: unknown
}

/** What a field is called and holds, and what it asks of values. */
export function FieldForm({ object, field, draft, onDraftChange, error }: FieldFormProps) {
  const set = (part: Partial<FieldDraft>) => onDraftChange({ ...draft, ...part })
  const problem = error ? asProblem(error) : undefined
  const isOurs = field !== undefined && !field.custom
  return (
    <>
      <Field label="Name" error={problem?.faultOf('label')}>
        <TextInput
          required
          maxLength={60}
          placeholder="Serial number"
          value={draft.label}
          onValueChange={(label) => set({ label })}
        />
      </Field>
      {!field && (
        <Field label="What does it hold?" hint={offeredOf(draft).hint}>
          <Select
            value={draft.kind}
            onValueChange={(kind) => set({ kind, settings: {}, default: null, unique: false })}
            options={offeredFields.map(({ name, label }) => ({
              value: name,
              label,
              icon: <KindIcon name={name} />,
            }))}
          />
        </Field>
      )}
      <KindSettings object={object} field={field} draft={draft} set={set} />
      <Field label="Help text" optional hint="Stands below the field where it is filled in.">
        <TextInput
          maxLength={500}
          value={draft.description}
          onValueChange={(description) => set({ description })}
        />
      </Field>
      <Field label="Section" optional hint="A heading on the page that it stands under with others.">
        <TextInput maxLength={60} value={draft.section} onValueChange={(section) => set({ section })} />
      </Field>
      {!isOurs && (
        <Demands object={object} field={field} draft={draft} set={set} fault={problem?.faultOf('default')} />
      )}
    </>
  )
}

interface DemandsProps {
  object: DescribedObject
  field: DescribedField | undefined
  draft: FieldDraft
  set: (part: Partial<FieldDraft>) => void
  fault: string | undefined
}

const mayBeUnique = ['text', 'number', 'money', 'date', 'email', 'phone']
const mayHaveDefault = [
  'text',
  'longText',
  'number',
  'percent',
  'yesNo',
  'select',
  'multiSelect',
  'country',
  'rating',
  'color',
  'time',
  'duration',
]
const neverRequired = ['identifier', 'links']
const unindexed = [
  'longText',
  'richText',
  'address',
  'file',
  'identifier',
  'link',
  'reference',
  'person',
  'links',
  'anyReference',
]

function Demands({ object, field, draft, set, fault }: DemandsProps) {
  const isTitle = field !== undefined && field.key === object.title
  return (
    <>
      {mayHaveDefault.includes(draft.kind) && !draft.unique && <Standard {...{ draft, set, fault }} />}
      <div>
        {!isTitle && !offeredOf(draft).computed && !neverRequired.includes(draft.kind) && (
          <Switch
            checked={draft.required}
            onCheckedChange={(required) => set({ required })}
            hint="New records cannot do without it; those there are stay as they are."
          >
            Required
          </Switch>
        )}
        {mayBeUnique.includes(draft.kind) && (
          <Switch
            checked={draft.unique}
            onCheckedChange={(unique) => set({ unique, ...(unique ? { default: null } : {}) })}
            hint="No two records may hold the same, so imports recognise a record by it."
          >
            Different for every record
          </Switch>
        )}
        {!unindexed.includes(draft.kind) && !isTitle && (
          <Switch
            checked={draft.filterable}
            onCheckedChange={(filterable) => set({ filterable })}
            hint="Kept in order beside the records, so that lists of any size filter and sort by it at once."
          >
            Quick to filter and sort
          </Switch>
        )}
      </div>
    </>
  )
}

/** The value of new records, written as it will be on theirs. */
function Standard({ draft, set, fault }: Pick<DemandsProps, 'draft' | 'set' | 'fault'>) {
  const field = drawn(draft)
  if (!field) return null
  return (
    <Field label="When nothing is given" optional error={fault}>
      <FieldInput
        field={field}
        value={(draft.default ?? null) as AnyValue}
        onValueChange={(value) => set({ default: value })}
      />
    </Field>
  )
}

/** The field that the draft would make, as inputs draw it; undefined while its settings are not whole. */
function drawn(draft: FieldDraft): DescribedField | undefined {
  const { kind, fixed } = offeredOf(draft)
  const field = toField({
    object: '',
    key: 'default',
    builtIn: false,
    label: draft.label,
    description: null,
    section: null,
    kind,
    column: null,
    settings: { ...draft.settings, ...fixed },
    required: false,
    unique: false,
    filterable: false,
    standard: null,
    removed: false,
  })
  if (!field) return undefined
  const facts = { key: 'default', property: 'default', label: draft.label, sortable: false, writable: true }
  return { ...field, ...facts, operators: operatorsOf(field) } as DescribedField
}
