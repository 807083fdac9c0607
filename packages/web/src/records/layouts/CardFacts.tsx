import { Cell, isEmptyValue } from '../cells/index.tsx'
import { type Column, recordAt } from '../list/column.ts'
import type { RecordRow } from '../objects/described-object.ts'

/** A card says so many facts beside its name. */
const mostFacts = 3

export interface CardFactsProps {
  columns: readonly Column[]
  record: RecordRow
  /** What it points to is named, and no link of its own. */
  isPlain?: boolean
}

/** What a card says below its name: the first facts there are. */
export function CardFacts({ columns, record, isPlain = false }: CardFactsProps) {
  const facts = columns
    .filter((column) => !isEmptyValue(recordAt(column, record)?.[column.field.property]))
    .slice(0, mostFacts)
  if (facts.length === 0) return null
  return (
    <dl className="mt-1.5 grid grid-cols-[fit-content(45%)_minmax(0,1fr)] items-center gap-x-2 gap-y-1 text-small">
      {facts.map((column) => (
        <div key={column.path} className="contents">
          <dt className="truncate text-muted">{column.label}</dt>
          <dd className="flex min-w-0 items-center">
            <Cell field={column.field} record={recordAt(column, record)!} isPlain={isPlain} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
