import { Check } from 'lucide-react'
import type { CellProps } from './cell.ts'

/** Yes with a tick, no in a quiet word. */
export function YesNoCell({ value }: CellProps<'yesNo'>) {
  if (!value) return <span className="text-muted">No</span>
  return (
    <span className="inline-flex items-center gap-1">
      <Check className="size-3.5 text-good" aria-hidden="true" />
      Yes
    </span>
  )
}
