import type { FieldKind, FileValue } from '@regulars/model'
import { Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { RichText } from '../../ui/RichText.tsx'
import { Cell, isEmptyValue } from '../cells/index.tsx'
import { FileList } from '../files/FileList.tsx'
import { CellEditor } from '../list/CellEditor.tsx'
import type { DescribedField, DescribedObject, RecordRow } from '../objects/described-object.ts'
import { saveField } from '../write/save-field.ts'

export interface FieldLineProps {
  object: DescribedObject
  record: RecordRow
  field: DescribedField
  /** The one who looks may change the record. */
  mayEdit: boolean
  /** Where the value comes from, shown on hover. */
  source?: string
}

/** A field of a record's page: its name, its value, and a press away the input to change it. */
export function FieldLine({ object, record, field, mayEdit, source }: FieldLineProps) {
  const [isEditing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = mayEdit && field.writable
  const isEmpty = isEmptyValue(record[field.property])
  const value = isEmpty ? <span className="text-muted">–</span> : <FieldValue field={field} record={record} />
  return (
    <div className="col-span-2 grid grid-cols-subgrid items-start border-b border-hairline last:border-0">
      <dt className="py-1.5 text-muted" title={field.description}>
        {field.label}
      </dt>
      <dd
        className={classNames(
          'flex min-h-8 min-w-0 items-start',
          isEditing && roomy.has(field.kind) && 'max-sm:col-span-2',
        )}
      >
        {isEditing ? (
          <CellEditor
            field={field}
            record={record}
            onDone={(result) => {
              setEditing(false)
              if (result) void saveField({ object, record, field, value: result.value })
              requestAnimationFrame(() => button.current?.focus())
            }}
          />
        ) : (
          <div className="group/line flex w-full min-w-0 items-start gap-1">
            <div
              data-tooltip={isEmpty ? undefined : source}
              className={classNames(
                'min-w-0 py-1.5 wrap-anywhere *:whitespace-normal',
                isEmpty && isOpen && 'sr-only',
              )}
            >
              {value}
            </div>
            {isOpen && (
              <button
                ref={button}
                type="button"
                aria-label={`Edit ${field.label}`}
                data-tooltip={isEmpty ? undefined : source}
                onClick={() => setEditing(true)}
                className="flex h-8 min-w-8 flex-1 items-center rounded-md px-1.5 text-muted ring-focus hover:bg-hover touch:h-11"
              >
                {isEmpty ? <span>Add</span> : <Pencil className="size-3.5" aria-hidden="true" />}
              </button>
            )}
          </div>
        )}
      </dd>
    </div>
  )
}

/** Kinds whose inputs stand below the name on a phone: beside it they have no room. */
const roomy: ReadonlySet<FieldKind> = new Set(['longText', 'richText', 'address', 'file', 'links', 'json'])

/** On a page texts are shown whole. */
function FieldValue({ field, record }: { field: DescribedField; record: RecordRow }) {
  if (field.kind === 'longText')
    return <p className="whitespace-pre-wrap">{String(record[field.property])}</p>
  if (field.kind === 'richText') return <RichText text={String(record[field.property])} />
  if (field.kind === 'file')
    return <FileList files={record[field.property] as FileValue[]} field={field} record={record} />
  return <Cell field={field} record={record} />
}
