import { ArrowRight, Minus, Plus } from 'lucide-react'
import { Cell, isEmptyValue } from '../cells/index.tsx'
import type { DescribedField, DescribedObject, RecordRow } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import type { FieldChange } from './history-entry.ts'

/** A field of a change: what it was and what it became. */
export function ChangedValue({ object, change }: { object: DescribedObject; change: FieldChange }) {
  const field = object.fields.find(({ property }) => property === change.field)
  if (!field) return null
  if (field.kind === 'links') return <ChangedLinks field={field} change={change} />
  return (
    <>
      <dt className="text-muted">{field.label}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-2">
        <del className="min-w-0 text-muted no-underline">
          <PastValue field={field} value={change.before} title={change.beforeTitle} />
        </del>
        <ArrowRight className="size-3.5 shrink-0 text-muted rtl:rotate-180" aria-label="became" />
        <ins className="min-w-0 no-underline">
          <PastValue field={field} value={change.after} title={change.afterTitle} />
        </ins>
      </dd>
    </>
  )
}

/** Of links, those that went and those that came; the others are not spoken of. */
function ChangedLinks({ field, change: { before, after } }: { field: DescribedField; change: FieldChange }) {
  const of = (value: unknown) => ({ id: '', [field.property]: value })
  return (
    <>
      <dt className="text-muted">{field.label}</dt>
      <dd className="grid min-w-0 gap-1">
        {!isEmptyValue(after) && (
          <ins className="flex min-w-0 items-center gap-x-2 no-underline">
            <Plus className="size-3.5 shrink-0 text-muted" aria-label="added" />
            <Cell field={field} record={of(after)} />
          </ins>
        )}
        {!isEmptyValue(before) && (
          <del className="flex min-w-0 items-center gap-x-2 text-muted no-underline">
            <Minus className="size-3.5 shrink-0" aria-label="taken away" />
            <Cell field={field} record={of(before)} />
          </del>
        )}
      </dd>
    </>
  )
}

function PastValue({ field, value, title }: { field: DescribedField; value: unknown; title?: string }) {
  const target = useObjects().find(field.kind === 'reference' ? field.to : '')
  if (isEmptyValue(value)) return <span className="text-muted">empty</span>
  const pointedTo = target && title !== undefined ? { id: value, [target.title]: title } : undefined
  const record: RecordRow = { id: '', [field.property]: value, [field.key]: pointedTo ?? value }
  if (field.kind === 'reference' && !pointedTo) return <span className="text-muted">not visible to you</span>
  if (field.kind === 'longText' || field.kind === 'richText')
    return <span className="whitespace-pre-wrap">{String(value)}</span>
  return (
    <Cell field={field} record={field.kind === 'reference' ? record : { ...record, [field.key]: value }} />
  )
}
