/** The list with one entry put where another is. */
export function moved<T>(list: readonly T[], entry: T, to: T): T[] {
  const from = list.indexOf(entry)
  const at = list.indexOf(to)
  if (from < 0 || at < 0 || from === at) return [...list]
  const rest = list.filter((each) => each !== entry)
  return rest.toSpliced(at, 0, entry)
}
