import { inSentence, withArticle } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { queryClient } from '../../app/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { Cell, isFigure } from '../cells/index.tsx'
import { type Column, fieldsFor, recordAt, toColumns } from '../list/column.ts'
import type { Catalogue } from '../objects/catalogue.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../objects/described-object.ts'
import { RecordLink } from '../objects/RecordLink.tsx'
import { useRecordAddress } from '../objects/record-address.ts'
import { useObjects } from '../objects/use-objects.ts'
import { removeRecord } from '../write/remove-record.ts'
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
  const columns = toColumns(catalogue, object, chosen ?? object.columns).filter(
    // A link is called by what it links, which stands beside it.
    ({ path, isTitle }) => path !== via && !(object.ends && isTitle),
  )
  const filter = { field: via, op: 'is', value: id }
  const query = useQuery(
    apiQuery<ListPage<RecordRow>>(object.path, {
      filter,
      limit,
      fields: fieldsFor(catalogue, object, columns),
    }),
  )
  const words = wordsFor(catalogue, object, via)
  const plural = words.several
  const refresh = () => refreshParent(catalogue, object, via)
  if (query.isError)
    return <ProblemState error={query.error} what={`these ${plural}`} onRetry={query.refetch} />
  if (!query.data) return <SkeletonText lines={5} />
  const { data, count } = query.data
  const add = object.may.create && (
    <Button icon={<Plus />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  )
  return (
    <>
      {data.length === 0 ? (
        <EmptyState title={`No ${plural} yet`} action={add} />
      ) : (
        <>
          <RelatedTable
            object={object}
            columns={columns}
            records={data}
            onRemoved={object.ends && object.may.delete ? refresh : undefined}
          />
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
        onCreated={refresh}
      />
    </>
  )
}

/** Links are called by what they lead to: one does not see a link but a machine. */
function wordsFor(catalogue: Catalogue, object: DescribedObject, via: string) {
  const other = object.ends?.find((end) => end !== via)
  const field = object.fields.find(({ key }) => key === other)
  const target = field?.kind === 'reference' ? catalogue.find(field.to) : undefined
  return target
    ? { several: inSentence(target.labelPlural), add: `Link ${withArticle(inSentence(target.label))}` }
    : { several: inSentence(object.labelPlural), add: `Add ${withArticle(inSentence(object.label))}` }
}

/** The record that has links shows them among its fields too. */
function refreshParent(catalogue: Catalogue, object: DescribedObject, via: string): void {
  const field = object.fields.find(({ key }) => key === via)
  const parent = object.ends && field?.kind === 'reference' ? catalogue.find(field.to) : undefined
  if (parent) void queryClient.invalidateQueries({ queryKey: [parent.path] })
}

interface RelatedTableProps {
  object: DescribedObject
  columns: readonly Column[]
  records: readonly RecordRow[]
  /** Of links, each row can be taken away; called when that is done. */
  onRemoved: (() => void) | undefined
}

function RelatedTable({ object, columns, records, onRemoved }: RelatedTableProps) {
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
            {onRemoved && <th className="sr-only">What can be done</th>}
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
              {onRemoved && (
                <td className="w-0 text-end whitespace-nowrap">
                  <LinkVerbs object={object} record={record} onRemoved={onRemoved} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function LinkVerbs({
  object,
  record,
  onRemoved,
}: {
  object: DescribedObject
  record: RecordRow
  onRemoved: () => void
}) {
  const addressOf = useRecordAddress()
  const navigate = useNavigate()
  const name = titleOf(object, record)
  return (
    <>
      <IconButton
        label={`Change the link ${name}`}
        icon={<Pencil />}
        onClick={() => navigate({ to: addressOf(object.name, record.id) })}
      />
      <IconButton
        label={`Remove the link ${name}`}
        icon={<X />}
        onClick={async () => (await removeRecord(object, record)) && onRemoved()}
      />
    </>
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
