import { useRouter } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { useRemembered } from '../../app/remembered.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { useRecordAddress } from '../objects/record-address.ts'
import { useObjects } from '../objects/use-objects.ts'
import { CreateDialog } from '../page/CreateDialog.tsx'
import { useView } from '../views/use-view.ts'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { fieldsFor, toColumns } from './column.ts'
import { ListEmpty } from './ListEmpty.tsx'
import { ListTools } from './ListTools.tsx'
import { useListState } from './list-state.ts'
import { moved } from './moved.ts'
import { withWords } from './quick-search.ts'
import { RecordCards } from './RecordCards.tsx'
import { RecordTable } from './RecordTable.tsx'
import { SelectionBar, type SelectionVerbs } from './SelectionBar.tsx'
import { useIsNarrow } from './use-narrow.ts'
import { useRecordPages } from './use-record-pages.ts'
import { useSelection } from './use-selection.ts'

export interface ListPageProps {
  /** Name of the object: `contact`. */
  object: string
  /** Instead of the object's plural: “Customers”. */
  title?: string
  /** Further buttons beside “Add”. */
  actions?: ReactNode
  /** What else can be done with selected records: “Add to segment”, “Start program”. */
  selectionVerbs?: SelectionVerbs
  /** Shown in place of an empty list that nobody filtered. */
  empty?: ReactNode
}

/**
 * The list of any object: saved views, filter as a sentence, sortable and resizable columns, cells edited in place, selection.
 * What it shows stands in the address, so it works on any route: `<ListPage object="contact" />`.
 */
export function ListPage({ object: name, title, actions, selectionVerbs, empty }: ListPageProps) {
  const catalogue = useObjects()
  const object = catalogue.object(name)
  const [state, change] = useListState()
  const { view, views } = useView(object, state)
  const filter = state.filter ?? view?.condition ?? undefined
  const sort = state.sort ?? view?.sort ?? object.sort
  const paths = state.columns ?? view?.columns ?? object.columns
  const words = useDeferredValue(state.q)
  const asked = useMemo(() => withWords(object, filter, words), [object, filter, words])
  const columns = useMemo(() => toColumns(catalogue, object, paths), [catalogue, object, paths])
  const fields = useMemo(() => fieldsFor(catalogue, object, columns), [catalogue, object, columns])
  const pages = useRecordPages({ object, fields, filter: asked, sort })
  const selection = useSelection(JSON.stringify([name, asked]))
  const [widths, setWidths] = useRemembered<Record<string, number>>(`widths.${name}`, {})
  const isNarrow = useIsNarrow()
  const { history } = useRouter()
  const addressOf = useRecordAddress()
  usePageTitle(title ?? object.labelPlural)
  const isBare = filter === undefined && !state.q
  return (
    <Page width="full">
      <PageHeader
        title={title ?? object.labelPlural}
        count={pages.count}
        countIsEstimate={pages.countIsEstimate}
        actions={
          <>
            {actions}
            <AddButton object={object} />
          </>
        }
      >
        <ViewTabs object={object} views={views} state={state} onChange={change} />
        <ListTools object={object} state={state} filter={filter} columns={columns} onChange={change} />
      </PageHeader>
      <div className="-mx-4 flex min-h-0 flex-1 flex-col md:-mx-6">
        {pages.isError && pages.records.length === 0 ? (
          <ProblemState
            error={pages.error}
            what={`these ${object.labelPlural.toLowerCase()}`}
            onRetry={() => void pages.refetch()}
            isRetrying={pages.isFetching}
          />
        ) : pages.isSuccess && pages.records.length === 0 ? (
          ((isBare && empty) ?? <ListEmpty object={object} isBare={isBare} onClear={() => change(nothing)} />)
        ) : isNarrow ? (
          <RecordCards object={object} columns={columns} pages={pages} />
        ) : (
          <RecordTable
            object={object}
            columns={columns}
            pages={pages}
            selection={selection}
            sort={sort}
            onSortChange={(next) => change({ sort: next })}
            widths={widths}
            onWidthChange={(path, width) => setWidths({ ...widths, [path]: width })}
            onMove={(path, to) =>
              change({
                columns: moved(
                  columns.map((each) => each.path),
                  path,
                  to,
                ),
              })
            }
            onOpen={(id) => history.push(addressOf(name, id))}
          />
        )}
      </div>
      <SelectionBar
        object={object}
        selection={selection}
        filter={asked}
        count={selection.count(pages.count ?? 0)}
        verbs={selectionVerbs}
      />
    </Page>
  )
}

const nothing = { filter: undefined, view: undefined, q: undefined }

function AddButton({ object }: { object: DescribedObject }) {
  const [isOpen, setOpen] = useState(false)
  useKeys(
    object.labelPlural,
    object.may.create
      ? [{ keys: 'n', label: `Add a ${object.label.toLowerCase()}`, run: () => setOpen(true) }]
      : [],
  )
  if (!object.may.create) return null
  return (
    <>
      <Button variant="primary" icon={<Plus />} onClick={() => setOpen(true)}>
        Add
        <span className="sr-only"> a {object.label.toLowerCase()}</span>
      </Button>
      <CreateDialog object={object.name} open={isOpen} onOpenChange={setOpen} />
    </>
  )
}
