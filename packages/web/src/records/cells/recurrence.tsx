import { kindOf } from '@regulars/model'
import { Repeat } from 'lucide-react'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { CellProps } from './cell.ts'

/** How something repeats, in words. */
export function RecurrenceCell({ value, field }: CellProps<'recurrence'>) {
  const { locale } = useFormat()
  const words = kindOf(field).format(value, field, { locale })
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={words}>
      <Repeat className="size-3.5 shrink-0 text-muted" aria-hidden="true" />
      <span className="truncate">{words}</span>
    </span>
  )
}
