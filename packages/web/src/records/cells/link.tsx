import { ExternalLink } from '../../ui/Link.tsx'
import type { CellProps } from './cell.ts'

/** An address on the web, without what all of them begin with. */
export function LinkCell({ value }: CellProps<'link'>) {
  return (
    <ExternalLink href={value} className="truncate" tabIndex={-1}>
      {value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
    </ExternalLink>
  )
}
