import type { CellProps } from './cell.ts'

/** Data for programs, on one line. */
export function JsonCell({ value }: CellProps<'json'>) {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return (
    <span className="truncate font-mono text-small text-muted" title={text}>
      {text}
    </span>
  )
}
