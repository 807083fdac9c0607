/** Which way a list is sorted by a path, if it is: `-revenue` is down. Only the first of several counts. */
export function sortOf(sort: string, path: string): 'up' | 'down' | undefined {
  const first = sort.split(',', 1)[0]!
  if (first === path) return 'up'
  return first === `-${path}` ? 'down' : undefined
}

/** The sort after a press on a column's name: names up first, figures down first, then the other way. */
export function nextSort(sort: string, path: string, isFigure: boolean): string {
  const now = sortOf(sort, path)
  if (now === undefined) return isFigure ? `-${path}` : path
  return now === 'up' ? `-${path}` : path
}
