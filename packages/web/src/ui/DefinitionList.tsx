import type { ReactNode } from 'react'

export interface Definition {
  term: string
  detail: ReactNode
}

/** What is known of a thing, term by term. Empty details read as a dash. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,9rem)_minmax(0,1fr)] gap-x-4 gap-y-0">
      {items.map(({ term, detail }) => (
        <div
          key={term}
          className="col-span-2 grid grid-cols-subgrid border-b border-hairline py-1.5 last:border-0"
        >
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{detail ?? <span className="text-muted">–</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
