import { ExternalLink } from '../../ui/Link.tsx'
import type { CellProps } from './cell.ts'

/** An address on the web, without what all of them begin with. */
export function LinkCell({ value, isPlain }: CellProps<'link'>) {
  const said = value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  if (isPlain) return <span className="truncate">{said}</span>
  return (
    <ExternalLink href={value} className="truncate" tabIndex={-1}>
      {said}
    </ExternalLink>
  )
}
