import { Select } from '../../ui/Select.tsx'
import { When } from '../../ui/When.tsx'
import { useObjects } from '../objects/use-objects.ts'
import type { AddedSince } from './merges.ts'

/** One of the records that something may belong to. */
export interface Owner {
  id: string
  title: string
}

export interface WhoseIsItProps {
  added: AddedSince
  /** That which stayed first: what is not given to another remains with it. */
  candidates: readonly Owner[]
  /** Ids of records by what was decided about: id of an added record, or property. */
  owners: Readonly<Record<string, string>>
  onOwnersChange: (owners: Record<string, string>) => void
}

/** Asks to whom belongs what came after a merge. */
export function WhoseIsIt({ added, candidates, owners, onOwnersChange }: WhoseIsItProps) {
  const catalogue = useObjects()
  const { records, recordCount, values } = added
  if (records.length + values.length === 0)
    return <p className="text-muted">Nothing was added or changed since, so nothing has to be decided.</p>
  const ask = (key: string, what: string) => (
    <div className="w-48 shrink-0">
      <Select
        aria-label={`To whom belongs ${what}`}
        value={owners[key] ?? candidates[0]?.id ?? null}
        options={candidates.map(({ id, title }, index) => ({
          value: id,
          label: title,
          hint: index === 0 ? 'The one that stayed' : 'Came by the merge',
        }))}
        onValueChange={(id) => onOwnersChange({ ...owners, [key]: id })}
      />
    </div>
  )
  return (
    <>
      <h3 className="mt-1 mb-1 font-medium">To whom belongs what came since?</h3>
      <ul>
        {values.map(({ property, label, value, at }) => (
          <Line key={property} what={label} detail={sayValue(value)} at={at}>
            {ask(property, label)}
          </Line>
        ))}
        {records.map(({ object, id, title, at }) => {
          const label = catalogue.find(object)?.label ?? object
          return (
            <Line key={id} what={label} detail={title ?? ''} at={at}>
              {ask(id, `${label} ${title ?? ''}`)}
            </Line>
          )
        })}
      </ul>
      {recordCount > records.length && (
        <p className="mt-2 text-muted">
          {(recordCount - records.length).toLocaleString()} more stay with {candidates[0]?.title}.
        </p>
      )}
    </>
  )
}

interface LineProps {
  what: string
  detail: string
  at: string
  children: React.ReactNode
}

function Line({ what, detail, at, children }: LineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline py-2 last:border-0">
      <div className="min-w-0 flex-1 basis-52">
        <p className="truncate">
          <span className="text-muted">{what}</span> {detail}
        </p>
        <p className="text-small text-muted">
          <When at={at} />
        </p>
      </div>
      {children}
    </li>
  )
}

function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
