import { RecordLink } from '../objects/RecordLink.tsx'
import type { CellProps } from './cell.ts'

/** Linked records side by side as far as there is room, each leading to its page. */
export function LinksCell({ value, field, isPlain }: CellProps<'links'>) {
  if (!Array.isArray(value)) return null
  return (
    <span className="flex min-w-0 flex-wrap gap-1 overflow-hidden [[role=gridcell]_&]:flex-nowrap">
      {value.map(({ id, title }) => (
        <span
          key={id}
          className="inline-flex h-5.5 max-w-full items-center rounded-sm bg-hover px-1.5 text-small"
        >
          {isPlain ? (
            <span className="truncate">{title ?? 'Without a name'}</span>
          ) : (
            <RecordLink object={field.to} id={id} className="truncate" tabIndex={-1}>
              {title ?? 'Without a name'}
            </RecordLink>
          )}
        </span>
      ))}
    </span>
  )
}
