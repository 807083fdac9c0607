/** Which way a list is sorted by a path, if it is, and which of several it is: `-revenue` is down. */
export interface SortPlace {
  direction: 'up' | 'down'
  /** 1 for what the list is sorted by first. */
  place: number
}

/** A list is put in order by so many fields at most. */
export const mostSorts = 3

/** How a list is sorted by a path; undefined when it is not. */
export function sortOf(sort: string, path: string): SortPlace | undefined {
  const words = wordsOf(sort)
  const at = words.findIndex((word) => pathOf(word) === path)
  if (at < 0) return undefined
  return { direction: words[at]!.startsWith('-') ? 'down' : 'up', place: at + 1 }
}

/** How many fields a list is sorted by. */
export const sortCount = (sort: string): number => wordsOf(sort).length

/** The sort after a press on a column's name: names up first, figures down first, then the other way. */
export function nextSort(sort: string, path: string, isFigure: boolean): string {
  const now = sortOf(sort, path)
  if (now?.place !== 1) return isFigure ? `-${path}` : path
  return now.direction === 'up' ? `-${path}` : path
}

/** The sort with a column after what it is sorted by already; the other way round when it is among that. The last gives way to it when there are too many. */
export function furtherSort(sort: string, path: string, isFigure: boolean): string {
  const words = wordsOf(sort)
  const now = sortOf(sort, path)
  if (now) return words.with(now.place - 1, now.direction === 'up' ? `-${path}` : path).join(',')
  return [...words.slice(0, mostSorts - 1), isFigure ? `-${path}` : path].join(',')
}

/** The sort without a column; undefined when nothing is left. */
export function withoutSort(sort: string, path: string): string | undefined {
  const left = wordsOf(sort).filter((word) => pathOf(word) !== path)
  return left.length > 0 ? left.join(',') : undefined
}

const wordsOf = (sort: string): string[] => sort.split(',').filter((word) => word !== '')
const pathOf = (word: string): string => word.replace(/^-/, '')
