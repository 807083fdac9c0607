import { type OfferedField, offeredAs, offeredField, type SelectOption } from '@regulars/model'
import { changedValues } from '../../../app/changed-values.ts'
import type { DescribedField } from '../../../records/objects/described-object.ts'
import { namedColumns } from './LinkSettings.tsx'

/** A field while it is written. */
export interface FieldDraft {
  label: string
  /** Name in the list of kinds. */
  kind: string
  description: string
  section: string
  required: boolean
  unique: boolean
  filterable: boolean
  default: unknown
  settings: Record<string, unknown>
}

/** What a form begins with: the field as it is, or an empty text field. */
export function draftOf(field: DescribedField | undefined): FieldDraft {
  if (!field) return { ...empty, settings: {} }
  const offered = offeredAs(field as Parameters<typeof offeredAs>[0])
  const known = field as unknown as Record<string, unknown>
  return {
    label: field.label,
    kind: offered?.name ?? field.kind,
    description: field.description ?? '',
    section: field.section ?? '',
    required: field.required ?? false,
    unique: field.unique ?? false,
    filterable: field.indexed ?? false,
    default: field.default ?? null,
    settings: Object.fromEntries(
      (offered?.settings ?? []).flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])),
    ),
  }
}

const empty = {
  label: '',
  kind: 'text',
  description: '',
  section: '',
  required: false,
  unique: false,
  filterable: true,
  default: null,
}

/** What is sent of a new field. */
export function newField(draft: FieldDraft): object {
  const columns = namedColumns(draft.settings.columns)
  const settings = { ...settingsOf(draft), ...(columns.length > 0 ? { columns } : {}) }
  return { ...called(draft), ...asked(draft), kind: draft.kind, settings }
}

/** What is sent of a field that is there: of a built-in one only what it is called. */
export function changedField(draft: FieldDraft, field: DescribedField): object {
  const options = Array.isArray(draft.settings.options)
    ? { settings: { options: settingsOf(draft).options } }
    : {}
  const names = changedValues(called(draftOf(field)), called(draft))
  if (!field.custom) return { ...names, ...options }
  return { ...names, ...asked(draft), settings: settingsOf(draft) }
}

const called = ({ label, description, section }: FieldDraft) => ({
  label,
  description: description.trim() || null,
  section: section.trim() || null,
})

const asked = ({ required, unique, filterable, default: standard }: FieldDraft) => ({
  required,
  unique,
  filterable,
  default: standard ?? null,
})

/** Only settings that the kind knows, without those left empty; options get the value that code knows them by. */
function settingsOf(draft: FieldDraft): Record<string, unknown> {
  const known: readonly string[] = offeredOf(draft).settings
  const given = Object.entries(draft.settings).filter(
    ([name, value]) => known.includes(name) && value !== null && value !== '' && value !== undefined,
  )
  const settings = Object.fromEntries(given)
  if (Array.isArray(settings.options)) settings.options = withValues(settings.options as SelectOption[])
  return settings
}

/** The kind that a draft is of. */
export const offeredOf = ({ kind }: FieldDraft): OfferedField => offeredField(kind) ?? offeredField('text')!

/** A new option is known by its label for good, whatever it is called later. */
function withValues(options: readonly SelectOption[]): SelectOption[] {
  return options
    .filter(({ label }) => label.trim() !== '')
    .map((option) => ({ ...option, value: option.value || option.label.trim().replaceAll(/[,;\n]+/g, ' ') }))
}
