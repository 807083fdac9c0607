import { ObjectIcon } from '../objects/ObjectIcon.tsx'
import { RecordLink } from '../objects/RecordLink.tsx'
import { useObjects } from '../objects/use-objects.ts'
import type { CellProps } from './cell.ts'

/** The record that is pointed to, with the icon of its object. */
export function AnyReferenceCell({ value, isPlain }: CellProps<'anyReference'>) {
  const target = useObjects().find(value.object)
  const { title } = value
  if (!target || title === null || title === undefined)
    return <span className="text-muted">Not visible to you</span>
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span role="img" aria-label={target.label} className="shrink-0 text-muted *:size-4">
        <ObjectIcon icon={target.icon} />
      </span>
      {isPlain ? (
        <span className="truncate">{title}</span>
      ) : (
        <RecordLink object={value.object} id={value.id} className="truncate" tabIndex={-1}>
          {title}
        </RecordLink>
      )}
    </span>
  )
}
