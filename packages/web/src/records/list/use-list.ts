import { useDeferredValue, useMemo } from 'react'
import { useRemembered } from '../../app/remembered.ts'
import { useObjects } from '../objects/use-objects.ts'
import { useView } from '../views/use-view.ts'
import { fieldsFor, toColumns } from './column.ts'
import { useListState } from './list-state.ts'
import { withWords } from './quick-search.ts'
import { useRecordPages } from './use-record-pages.ts'
import { useSelection } from './use-selection.ts'

/** All that a list shows: by its address, else by the saved view, else as the object has it. */
export function useList(name: string) {
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
  const setWidth = (path: string, width: number) => setWidths({ ...widths, [path]: width })
  return { object, state, change, views, filter, asked, sort, columns, pages, selection, widths, setWidth }
}

export type List = ReturnType<typeof useList>
