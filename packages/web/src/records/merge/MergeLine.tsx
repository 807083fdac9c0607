import { classNames } from '../../ui/class-names.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Cell, type CellOfProps, isEmptyValue } from '../cells/index.tsx'
import { type DescribedField, type DescribedObject, titleOf } from '../objects/described-object.ts'
import type { MergePreview, PreviewedRecord } from './merge-preview.ts'
import type { MergeRow } from './merge-rows.ts'
import { saySource } from './value-source.ts'

export interface MergeLineProps {
  object: DescribedObject
  preview: MergePreview
  row: MergeRow
  onPick: (property: string, recordId: string) => void
}

/** One field: the value of each record with where it comes from, one of them to be picked, and what the field will be. */
export function MergeLine({ object, preview, row, onPick }: MergeLineProps) {
  const { field, from, result } = row
  return (
    <div
      data-merge-line={field.property}
      role="radiogroup"
      aria-label={field.label}
      className="col-span-full grid grid-cols-1 gap-x-4 border-b border-hairline py-2 md:grid-cols-subgrid md:py-1"
    >
      <p className="py-2 text-muted max-md:pb-0.5">{field.label}</p>
      {preview.records.map((record) => (
        <Choice
          key={record.values.id}
          field={field}
          record={record}
          name={titleOf(object, record.values)}
          isTaken={from === record.values.id}
          onPick={() => onPick(field.property, record.values.id)}
        />
      ))}
      <div className="min-w-0 py-2 max-md:hidden" aria-live="polite">
        <Value field={field} record={result} />
        {from === null && <p className="text-small text-muted">Of all together</p>}
      </div>
    </div>
  )
}

interface ChoiceProps {
  field: DescribedField
  record: PreviewedRecord
  name: string
  isTaken: boolean
  onPick: () => void
}

function Choice({ field, record, name, isTaken, onPick }: ChoiceProps) {
  const { near, exact } = useFormat()
  const source = record.sources[field.property]
  const isEmpty = isEmptyValue(record.values[field.property])
  return (
    // biome-ignore lint/a11y/useSemanticElements: the value of a field is drawn inside, which an input cannot hold
    <button
      type="button"
      role="radio"
      aria-checked={isTaken}
      onClick={onPick}
      className={classNames(
        '-mx-2 flex min-w-0 items-start gap-2.5 rounded-md px-2 py-2 text-start ring-focus hover:bg-hover focus-visible:relative focus-visible:z-10',
        isTaken && 'bg-accent-tint',
      )}
    >
      <span
        aria-hidden="true"
        className={classNames(
          'mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border',
          isTaken ? 'border-accent bg-accent' : 'border-rule bg-raised',
        )}
      >
        {isTaken && <span className="size-1.5 rounded-full bg-on-accent" />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="sr-only">{name}: </span>
        <Value field={field} record={record.values} isPlain />
        {source && !isEmpty && (
          <span
            className="block truncate text-small text-muted"
            title={`${source.label ?? ''} ${exact(source.at)}`}
          >
            {saySource(source)}, {near(source.at)}
          </span>
        )}
      </span>
    </button>
  )
}

function Value({ field, record, isPlain }: CellOfProps) {
  if (isEmptyValue(record[field.property])) return <span className="text-muted">empty</span>
  return (
    <span className="block min-w-0 wrap-anywhere *:whitespace-normal">
      <Cell field={field} record={record} isPlain={isPlain ?? false} />
    </span>
  )
}
