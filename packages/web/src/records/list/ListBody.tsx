import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProblemState } from '../../app/ProblemState.tsx'
import { useRecordAddress } from '../objects/record-address.ts'
import { ListEmpty } from './ListEmpty.tsx'
import { moved } from './moved.ts'
import { RecordCards } from './RecordCards.tsx'
import { RecordTable } from './RecordTable.tsx'
import type { List } from './use-list.ts'
import { useIsNarrow } from './use-narrow.ts'

const nothing = { filter: undefined, view: undefined, q: undefined }

/** The records of a list: a table, cards on a phone, or why there are none. */
export function ListBody({ list, empty }: { list: List; empty?: ReactNode }) {
  const { object, pages, columns, filter, state, change } = list
  const isNarrow = useIsNarrow()
  const isBare = filter === undefined && !state.q
  if (pages.isError && pages.records.length === 0)
    return (
      <ProblemState
        error={pages.error}
        what={`these ${object.labelPlural.toLowerCase()}`}
        onRetry={() => void pages.refetch()}
        isRetrying={pages.isFetching}
      />
    )
  if (pages.isSuccess && pages.records.length === 0)
    return (isBare && empty) || <ListEmpty object={object} isBare={isBare} onClear={() => change(nothing)} />
  if (isNarrow) return <RecordCards object={object} columns={columns} pages={pages} />
  return <TableOf list={list} />
}

function TableOf({ list }: { list: List }) {
  const { object, columns, pages, selection, sort, change, widths, setWidth } = list
  const { history } = useRouter()
  const addressOf = useRecordAddress()
  const paths = columns.map(({ path }) => path)
  return (
    <RecordTable
      object={object}
      columns={columns}
      pages={pages}
      selection={selection}
      sort={sort}
      onSortChange={(next) => change({ sort: next })}
      widths={widths}
      onWidthChange={setWidth}
      onMove={(path, to) => change({ columns: moved(paths, path, to) })}
      onOpen={(id) => history.push(addressOf(object.name, id))}
    />
  )
}
