import type { CellProps } from './cell.ts'

/** A colour, with its code. */
export function ColorCell({ value }: CellProps<'color'>) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden="true"
        className="size-3.5 shrink-0 rounded-sm border border-rule"
        style={{ backgroundColor: value }}
      />
      <span className="font-mono text-small">{value}</span>
    </span>
  )
}
