import { useState } from 'react'

/** Which records are selected: some by their ids, or all that fit the filter. */
export interface Selection {
  ids: ReadonlySet<string>
  isAll: boolean
  count: (all: number) => number
  has: (id: string) => boolean
  toggle: (id: string) => void
  /** From the last one that was toggled to this one, in the order of the list. */
  extendTo: (id: string, order: readonly string[]) => void
  selectAll: () => void
  clear: () => void
}

/** Keeps the selection of a list. `scope` says what list it is: with another filter the selection begins anew. */
export function useSelection(scope: string): Selection {
  const [state, setState] = useState({ scope, ids: new Set<string>(), isAll: false, last: '' })
  const current = state.scope === scope ? state : { scope, ids: new Set<string>(), isAll: false, last: '' }
  const { ids, isAll, last } = current
  return {
    ids,
    isAll,
    count: (all) => (isAll ? all : ids.size),
    has: (id) => isAll || ids.has(id),
    toggle: (id) => setState({ scope, ids: toggled(ids, id), isAll: false, last: id }),
    extendTo: (id, order) => {
      const ends = [order.indexOf(last), order.indexOf(id)].toSorted((a, b) => a - b)
      const between = order.slice(Math.max(0, ends[0]!), ends[1]! + 1)
      setState({ scope, ids: new Set([...ids, ...between]), isAll: false, last: id })
    },
    selectAll: () => setState({ scope, ids: new Set(), isAll: true, last: '' }),
    clear: () => setState({ scope, ids: new Set(), isAll: false, last: '' }),
  }
}

function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}
