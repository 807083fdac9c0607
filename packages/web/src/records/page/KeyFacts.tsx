import { Cell, isEmptyValue } from '../cells/index.tsx'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'

const mostFacts = 4

/** What matters of a record, in one line below its name: the fields chosen for it, or else the first columns of its list. */
export function KeyFacts({ object, record }: { object: DescribedObject; record: RecordRow }) {
  const chosen = object.page?.facts
  const facts = (chosen ?? object.columns)
    .flatMap((key) => object.fields.find((field) => field.key === key) ?? [])
    .filter(({ key, property }) => key !== object.title && !isEmptyValue(record[property]))
    .slice(0, chosen ? chosen.length : mostFacts)
  if (facts.length === 0) return null
  return (
    <dl className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {facts.map((field) => (
        <div key={field.key} className="flex min-w-0 items-center gap-1.5">
          <dt className="text-small">{field.label}</dt>
          <dd className="flex min-w-0 text-ink">
            <Cell field={field} record={record} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
