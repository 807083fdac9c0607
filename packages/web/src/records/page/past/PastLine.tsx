import { RichText } from '../../../ui/RichText.tsx'
import { Cell, isEmptyValue } from '../../cells/index.tsx'
import type { DescribedField, RecordRow } from '../../objects/described-object.ts'

export interface PastLineProps {
  field: DescribedField
  past: RecordRow
  now: RecordRow
}

/** A field as it was; where it is different now, marked, with what it is now. */
export function PastLine({ field, past, now }: PastLineProps) {
  const isDifferent = !isSame(past[field.property], now[field.property])
  return (
    <div className="col-span-2 grid grid-cols-subgrid items-start border-b border-hairline py-1.5 last:border-0">
      <dt className="text-muted">{field.label}</dt>
      <dd className="min-w-0 wrap-anywhere **:whitespace-normal">
        <div
          className={isDifferent ? 'inline-block rounded-sm bg-attention-tint px-1.5 font-medium' : undefined}
        >
          <PastValue field={field} record={past} />
        </div>
        {isDifferent && (
          <div className="mt-0.5 text-small text-muted">
            now: <PastValue field={field} record={now} />
          </div>
        )}
      </dd>
    </div>
  )
}

function PastValue({ field, record }: { field: DescribedField; record: RecordRow }) {
  if (isEmptyValue(record[field.property])) return <span className="text-muted">empty</span>
  if (field.kind === 'longText')
    return <span className="whitespace-pre-wrap!">{String(record[field.property])}</span>
  if (field.kind === 'richText') return <RichText text={String(record[field.property])} />
  if (field.kind === 'reference' && !record[field.key])
    return <span className="text-muted">not visible to you</span>
  return <Cell field={field} record={record} />
}

/** Values as JSON carries them; a moment may be written in two ways. */
function isSame(one: unknown, other: unknown): boolean {
  if (isEmptyValue(one) && isEmptyValue(other)) return true
  if (typeof one === 'string' && typeof other === 'string' && /^\d{4}-\d\d-\d\dT/.test(one))
    return Date.parse(one) === Date.parse(other)
  return JSON.stringify(one) === JSON.stringify(other)
}
