import { offeredAs } from '@regulars/model'
import { ArrowDown, ArrowUp, Ellipsis, Pencil, Replace, Trash2 } from 'lucide-react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { fieldGroups } from '../../../records/page/field-groups.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import type { MenuEntry } from '../../../ui/menu-entry.ts'
import { Pill } from '../../../ui/Pill.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { Row, Rows } from '../Rows.tsx'
import { kindsFor } from './ChangeKindDialog.tsx'
import { KindIcon } from './KindIcon.tsx'
import { redraw, removeField } from './shape.ts'

export interface FieldSectionsProps {
  object: DescribedObject
  onOpen: (field: DescribedField) => void
  onChangeKind: (field: DescribedField) => void
}

/** The fields of an object under the headings that its pages have. */
export function FieldSections({ object, onOpen, onChangeKind }: FieldSectionsProps) {
  return (
    <div className="space-y-8">
      {fieldGroups(object).map(({ title, fields }) => (
        <section key={title} aria-label={title}>
          <SectionHeader title={title} count={fields.length} />
          <Rows label={title}>
            {fields.map((field) => (
              <FieldRow key={field.key} {...{ object, field, onOpen, onChangeKind }} />
            ))}
          </Rows>
        </section>
      ))}
    </div>
  )
}

interface FieldRowProps extends FieldSectionsProps {
  field: DescribedField
}

function FieldRow({ object, field, onOpen, onChangeKind }: FieldRowProps) {
  return (
    <Row
      lead={<KindIcon field={field} />}
      title={
        <button
          type="button"
          className="max-w-full truncate rounded-sm ring-focus hover:underline"
          disabled={field.kind === 'links' && field.isMirror === true}
          onClick={() => onOpen(field)}
        >
          {field.label}
        </button>
      }
      detail={<FieldDetail field={field} />}
      end={
        <>
          {field.required && !field.system && <Pill>Required</Pill>}
          {field.unique && <Pill>Unique</Pill>}
          {field.custom && !object.custom && <Pill tone="accent">Made here</Pill>}
          <Menu
            align="end"
            trigger={<IconButton label={`More for ${field.label}`} icon={<Ellipsis />} />}
            entries={entriesFor({ object, field, onOpen, onChangeKind })}
          />
        </>
      }
    />
  )
}

function FieldDetail({ field }: { field: DescribedField }) {
  const catalogue = useObjects()
  const offered = offeredAs(field as Parameters<typeof offeredAs>[0])
  const kind = offered?.label ?? 'Kept by Regulars'
  const to =
    (field.kind === 'reference' && offered?.name !== 'person') || field.kind === 'links'
      ? catalogue.find(field.to)?.label
      : undefined
  return (
    <>
      {to ? `${kind}: ${to}` : kind} · <code>{field.property}</code>
      {field.kind === 'links' && field.isMirror && ' · the other side of theirs'}
      {field.description && ` · ${field.description}`}
    </>
  )
}

function entriesFor({ object, field, onOpen, onChangeKind }: FieldRowProps): MenuEntry[] {
  const edit: MenuEntry = {
    label: field.custom ? 'Change' : 'Rename',
    // The other side of links is changed where it was made.
    disabled: field.kind === 'links' && field.isMirror === true,
    icon: <Pencil />,
    onSelect: () => onOpen(field),
  }
  if (field.kind === 'links' && field.isMirror) return [edit]
  if (!field.custom) return [edit]
  const own = object.fields.filter(({ custom }) => custom).map(({ key }) => key)
  const at = own.indexOf(field.key)
  const move = (by: -1 | 1): MenuEntry => ({
    label: by < 0 ? 'Move up' : 'Move down',
    icon: by < 0 ? <ArrowUp /> : <ArrowDown />,
    disabled: own[at + by] === undefined,
    onSelect: () => putInOrder(object, own.with(at, own[at + by]!).with(at + by, field.key)),
  })
  const remove: MenuEntry = {
    label: 'Remove',
    icon: <Trash2 />,
    danger: true,
    disabled: object.title === field.key,
    onSelect: () => void removeField(object, field).catch(showProblem),
  }
  const change: MenuEntry = {
    label: 'Change kind',
    icon: <Replace />,
    onSelect: () => onChangeKind(field),
  }
  const kind = kindsFor(field).length > 0 ? [change] : []
  return [edit, ...kind, move(-1), move(1), 'separator', remove]
}

async function putInOrder(object: DescribedObject, keys: string[]): Promise<void> {
  try {
    await api.put(`objects/${object.name}/field-order`, { keys })
    await redraw()
  } catch (error) {
    showProblem(error)
  }
}
