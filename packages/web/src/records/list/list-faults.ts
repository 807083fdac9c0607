import type { Catalogue } from '../objects/catalogue.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { toColumn } from './column.ts'
import type { KeptState } from './list-state.ts'

/** What a link or a view says of fields that are not there any more, or that one may not see. */
export interface ListFaults {
  /** The names that lead nowhere. */
  names: string[]
  /** The sort without them; undefined when nothing of it is left. */
  sort: string | undefined
  /** What to change so that the link speaks of what is there. */
  mend: Partial<KeptState>
}

/** Finds what of a list's state leads nowhere: columns, order, groups, and the fields of layouts. The filter is looked at by itself. */
export function findFaults(catalogue: Catalogue, object: DescribedObject, shown: KeptState): ListFaults {
  const names = new Set<string>()
  const isThere = (path: string) => {
    const there = toColumn(catalogue, object, path) !== undefined
    if (!there) names.add(path)
    return there
  }
  const sort = shown.sort?.split(',').filter((word) => isThere(word.replace(/^-/, '')))
  const one = (path: string | undefined) => (path ? (isThere(path) ? path : '') : undefined)
  const mend = {
    columns: shown.columns?.filter(isThere),
    sort: sort && (sort.join(',') || object.sort),
    group: shown.group?.filter((word) => isThere(word.split(':', 1)[0]!)),
    by: one(shown.by),
    date: one(shown.date),
    until: one(shown.until),
  }
  return { names: [...names], sort: mend.sort, mend: names.size > 0 ? mend : {} }
}
