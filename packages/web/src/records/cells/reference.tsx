import { type RecordRow, titleOf } from '../objects/described-object.ts'
import { RecordLink } from '../objects/RecordLink.tsx'
import { useObjects } from '../objects/use-objects.ts'
import type { CellProps } from './cell.ts'

/** The record that is pointed to, by its name. It must have been included: `include=company`. */
export function ReferenceCell({ value, field, record, isPlain }: CellProps<'reference'>) {
  const target = useObjects().find(field.to)
  const included = record[field.key] as RecordRow | null | undefined
  if (!target || !included) return <span className="text-muted">Not visible to you</span>
  if (isPlain) return <span className="truncate">{titleOf(target, included)}</span>
  return (
    <RecordLink object={field.to} id={value} className="truncate" tabIndex={-1}>
      {titleOf(target, included)}
    </RecordLink>
  )
}
