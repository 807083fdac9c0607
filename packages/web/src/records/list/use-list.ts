import { useDeferredValue, useMemo } from 'react'
import { useRemembered } from '../../app/remembered.ts'
import { mendCondition } from '../filter/mend-condition.ts'
import { useObjects } from '../objects/use-objects.ts'
import { keptIn, useView } from '../views/use-view.ts'
import { fieldsFor, toColumns } from './column.ts'
import { toLevels } from './groups.ts'
import { findFaults } from './list-faults.ts'
import { shownBy, useListState } from './list-state.ts'
import { withWords } from './quick-search.ts'
import { useIsNarrow } from './use-narrow.ts'
import { useRecordPages } from './use-record-pages.ts'
import { useSelection } from './use-selection.ts'

const noWidths: Record<string, number> = {}

/** All that a list shows: by its address, else by the saved view, else as the object has it. */
export function useList(name: string) {
  const catalogue = useObjects()
  const object = catalogue.object(name)
  const [state, change] = useListState()
  const viewing = useView(object, state, catalogue.find('role') !== undefined)
  const { view } = viewing
  const [dragged, setDragged] = useRemembered(`widths.${name}${view ? `.${view.id}` : ''}`, noWidths)
  const kept = useMemo(() => keptIn(view), [view])
  const shown = { ...shownBy(state, kept), widths: { ...kept.widths, ...state.widths, ...dragged } }
  const { filter } = shown
  const mended = useMemo(
    () => mendCondition(filter, catalogue.registry.object(name), catalogue.registry),
    [filter, catalogue, name],
  )
  const faults = findFaults(catalogue, object, shown)
  const sort = faults.sort ?? object.sort
  const words = useDeferredValue(state.q)
  const asked = useMemo(() => withWords(object, filter, words), [object, filter, words])
  const paths = (shown.columns ?? object.columns).join()
  const columns = useMemo(() => toColumns(catalogue, object, paths.split(',')), [catalogue, object, paths])
  const fields = useMemo(() => fieldsFor(catalogue, object, columns), [catalogue, object, columns])
  const layout = shown.layout ?? 'table'
  const isNarrow = useIsNarrow()
  // Cards on a phone have no groups.
  const group = isNarrow ? '' : (shown.group ?? []).join()
  const levels = useMemo(() => toLevels(catalogue, object, group.split(',')), [catalogue, object, group])
  const isReady = mended === undefined && !viewing.isPending
  const isPaged = (layout === 'table' && levels.length === 0) || layout === 'gallery'
  const question = { object, fields, filter: asked, sort }
  const pages = useRecordPages({ ...question, enabled: isReady && isPaged })
  const selection = useSelection(JSON.stringify([name, asked]))
  const setWidth = (path: string, width: number) => setDragged({ ...dragged, [path]: width })
  return {
    ...{ catalogue, object, isNarrow, state, change, ...viewing, shown, mended, faults, isReady },
    ...{
      filter,
      asked,
      sort,
      columns,
      fields,
      layout,
      levels,
      pages,
      selection,
      setWidth,
      question,
      isPaged,
    },
  }
}

export type List = ReturnType<typeof useList>
