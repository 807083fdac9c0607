import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { Cell, isFigure } from '../cells/index.tsx'
import { type Column, fieldsFor, recordAt, toColumns } from '../list/column.ts'
import { type RecordRow, titleOf } from '../objects/described-object.ts'
import { RecordLink } from '../objects/RecordLink.tsx'
import { useObjects } from '../objects/use-objects.ts'
import { CreateDialog } from './CreateDialog.tsx'

export interface RelatedListProps {
  /** Name of the object whose records are listed: `order`. */
  object: string
  /** Key of the reference over there that points here: `contact`. */
  via: string
  /** Id of the record they belong to. */
  id: string
  /** Paths of the columns; those of its own lists, when nobody chose. */
  columns?: readonly string[]
  /** How many are shown; the rest is a link away. */
  limit?: number
}

/** The records that point to a record: the orders of a person. */
export function RelatedList({ object: name, via, id, columns: chosen, limit = 20 }: RelatedListProps) {
  const catalogue = useObjects()
  const object = catalogue.object(name)
  const { number } = useFormat()
  const [isAdding, setAdding] = useState(false)
  const columns = toColumns(catalogue, object, chosen ?? object.columns).filter(({ path }) => path !== via)
  const filter = { field: via, op: 'is', value: id }
  const query = useQuery(
    apiQuery<ListPage<RecordRow>>(object.path, {
      filter,
      limit,
      fields: fieldsFor(catalogue, object, columns),
    }),
  )
  const plural = object.labelPlural.toLowerCase()
  if (query.isError)
    return <ProblemState error={query.error} what={`these ${plural}`} onRetry={query.refetch} />
  if (!query.data) return <SkeletonText lines={5} />
  const { data, count } = query.data
  const add = object.may.create && (
    <Button icon={<Plus />} onClick={() => setAdding(true)}>
      Add a {object.label.toLowerCase()}
    </Button>
  )
  return (
    <>
      {data.length === 0 ? (
        <EmptyState title={`No ${plural} yet`} action={add} />
      ) : (
        <>
          <RelatedTable columns={columns} records={data} />
          <div className="mt-3 flex flex-wrap items-center gap-4">
            {add}
            {count > data.length && (
              <TextLink to="/$objectPath" params={{ objectPath: object.path }} search={{ filter } as never}>
                All {number(count)} {plural}
              </TextLink>
            )}
          </div>
        </>
      )}
      <CreateDialog
        object={name}
        open={isAdding}
        onOpenChange={setAdding}
        given={{ [`${via}Id`]: id }}
        onCreated={() => undefined}
      />
    </>
  )
}

function RelatedTable({ columns, records }: { columns: readonly Column[]; records: readonly RecordRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section tabIndex={0} aria-label="Records" className="overflow-x-auto rounded-sm ring-focus">
      <table className="w-full">
        <thead>
          <tr className="border-b border-edge text-small text-muted">
            {columns.map(({ path, label, field }) => (
              <th
                key={path}
                className={classNames('px-2 py-1.5 font-medium', isFigure(field) ? 'text-end' : 'text-start')}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id} className="h-row border-b border-hairline hover:bg-hover">
              {columns.map((column) => (
                <td key={column.path} className="max-w-60 px-2">
                  <RelatedCell column={column} record={record} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RelatedCell({ column, record }: { column: Column; record: RecordRow }) {
  if (column.isTitle)
    return (
      <RecordLink object={column.object.name} id={record.id} className="block truncate font-medium">
        {titleOf(column.object, record)}
      </RecordLink>
    )
  const at = recordAt(column, record)
  return (
    <div className={classNames('flex min-w-0', isFigure(column.field) && 'justify-end')}>
      {at && <Cell field={column.field} record={at} />}
    </div>
  )
}
