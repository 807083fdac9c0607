import { inSentence, offeredField, offeredFields } from '@regulars/model'
import { Plus, X } from 'lucide-react'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { KindIcon } from './KindIcon.tsx'

/** A column of links while the field is made. */
interface LinkColumn {
  label: string
  kind: string
}

export interface LinkSettingsProps {
  object: DescribedObject
  field: DescribedField | undefined
  settings: Record<string, unknown>
  put: (part: Record<string, unknown>) => void
}

/** What a field of several records is called on the other side, and the columns of each link. */
export function LinkSettings({ object, field, settings, put }: LinkSettingsProps) {
  const target = useObjects().find(String(settings.to ?? ''))
  if (!target) return null
  const one = inSentence(target.label)
  return (
    <>
      <Field
        label={`What is it called on a ${one}?`}
        optional
        hint={`There it shows the ${inSentence(object.labelPlural)} that are linked with it.`}
      >
        <TextInput
          maxLength={60}
          placeholder={object.labelPlural}
          value={(settings.inverseLabel as string | undefined) ?? ''}
          onValueChange={(inverseLabel) => put({ inverseLabel: inverseLabel || null })}
        />
      </Field>
      {field?.kind === 'links' ? (
        <p className="text-control text-muted">
          The columns of each link are fields of{' '}
          <Link to="/settings/objects/$objectName" params={{ objectName: field.through }}>
            {field.label} of {inSentence(object.labelPlural)}
          </Link>
          .
        </p>
      ) : (
        <Columns
          columns={(settings.columns as LinkColumn[] | undefined) ?? []}
          onColumnsChange={(columns) => put({ columns })}
        />
      )}
    </>
  )
}

/** Kinds that a column of links is usually of; others are added on the page of the links. */
const usual = ['text', 'date', 'money', 'number', 'percent', 'yesNo', 'longText', 'link']
const kinds = offeredFields.filter(({ name }) => usual.includes(name))

interface ColumnsProps {
  columns: readonly LinkColumn[]
  onColumnsChange: (columns: LinkColumn[]) => void
}

function Columns({ columns, onColumnsChange }: ColumnsProps) {
  const change = (at: number, part: Partial<LinkColumn>) =>
    onColumnsChange(columns.map((column, index) => (index === at ? { ...column, ...part } : column)))
  return (
    <fieldset className="grid gap-2">
      <legend className="text-control font-medium">
        Columns of each link <span className="font-normal text-muted">· optional</span>
      </legend>
      <p className="text-small text-muted">What is true of the two together: a role, since when, how much.</p>
      {columns.map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns that are only being made have nothing else to tell them apart
        <div key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,9rem)_auto] gap-2">
          <TextInput
            aria-label={`Name of column ${at + 1}`}
            maxLength={60}
            placeholder="Role"
            value={column.label}
            onValueChange={(label) => change(at, { label })}
          />
          <Select
            aria-label={`What column ${at + 1} holds`}
            value={column.kind}
            onValueChange={(kind) => change(at, { kind })}
            options={kinds.map(({ name, label }) => ({ value: name, label, icon: <KindIcon name={name} /> }))}
          />
          <IconButton
            label={`Remove column ${at + 1}`}
            icon={<X />}
            onClick={() => onColumnsChange(columns.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <div>
        <Button
          variant="quiet"
          className="-ms-3"
          icon={<Plus />}
          onClick={() => onColumnsChange([...columns, { label: '', kind: offeredField('text')!.name }])}
        >
          Add a column
        </Button>
      </div>
    </fieldset>
  )
}

/** The columns as they are sent: those that were given a name. */
export const namedColumns = (columns: unknown): LinkColumn[] =>
  ((columns as LinkColumn[] | undefined) ?? []).filter(({ label }) => label.trim() !== '')
