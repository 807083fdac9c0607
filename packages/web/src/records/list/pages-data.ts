import type { InfiniteData } from '@tanstack/react-query'
import type { ListPage } from '../../app/api-query.ts'
import type { RecordRow } from '../objects/described-object.ts'

/** The pages of a list as far as they are known, each with the cursor it begins at. */
export type PagesData = InfiniteData<ListPage<RecordRow>, string | null>

/** The page that has a row; the last for rows that are still to come. */
export function pageAt({ pages }: PagesData, row: number): number {
  let passed = 0
  for (const [index, page] of pages.entries()) {
    passed += page.data.length
    if (row < passed) return index
  }
  return pages.length - 1
}

/**
 * The pages with one of them read anew. Where it now ends elsewhere, the next one begins there, and what has moved over from the next page is
 * not shown twice. `isNextOld` says that the next page must be read too before it is looked at.
 */
export function withPage(
  data: PagesData,
  index: number,
  page: ListPage<RecordRow>,
): { data: PagesData; isNextOld: boolean } {
  const before = data.pages[index]
  if (page.nextCursor === null)
    return {
      data: {
        pages: counted([...data.pages.slice(0, index), page], page),
        pageParams: data.pageParams.slice(0, index + 1),
      },
      isNextOld: false,
    }
  const here = new Set(page.data.map(({ id }) => id))
  const pages = data.pages.map((each, at) => {
    if (at === index) return page
    return at === index + 1 ? { ...each, data: each.data.filter(({ id }) => !here.has(id)) } : each
  })
  const isNextOld = page.nextCursor !== before?.nextCursor && index + 1 < pages.length
  const pageParams = isNextOld ? data.pageParams.with(index + 1, page.nextCursor) : data.pageParams
  return { data: { pages: counted(pages, page), pageParams }, isNextOld }
}

/** The newest count is that of the list. */
function counted(
  [first, ...rest]: readonly ListPage<RecordRow>[],
  { count, countIsEstimate }: ListPage<RecordRow>,
) {
  return first ? [{ ...first, count, countIsEstimate }, ...rest] : []
}

/** The records of some pages, one after the other. */
export interface Gathered {
  pages: readonly ListPage<RecordRow>[]
  records: readonly RecordRow[]
  /** Grows with the pages that follow, whose records are looked up in it. */
  ids: Set<string>
}

export const nothingGathered: Gathered = { pages: [], records: [], ids: new Set() }

/**
 * The records of all pages, each once: while pages are read anew one after the other, a record can stand on two of them for a moment. What was gathered
 * before is gone on from where pages followed it, so that the thousandth page costs no more than the second.
 */
export function gather(before: Gathered, pages: readonly ListPage<RecordRow>[]): Gathered {
  const isGoneOn = before.pages.length > 0 && before.pages.every((page, at) => page === pages[at])
  const more = isGoneOn ? pages.slice(before.pages.length).flatMap(({ data }) => data) : []
  const isNew =
    new Set(more.map(({ id }) => id)).size === more.length && !more.some(({ id }) => before.ids.has(id))
  if (!isGoneOn || !isNew) {
    const byId = new Map(pages.flatMap(({ data }) => data).map((record) => [record.id, record]))
    return { pages, records: [...byId.values()], ids: new Set(byId.keys()) }
  }
  if (more.length === 0) return { ...before, pages }
  for (const { id } of more) before.ids.add(id)
  return { pages, records: before.records.concat(more), ids: before.ids }
}
