import { When } from '../../ui/When.tsx'
import type { CellProps } from './cell.ts'

/** A moment, as people say it; exact on hover. */
export function InstantCell({ value }: CellProps<'instant'>) {
  return <When at={value} className="truncate" />
}
