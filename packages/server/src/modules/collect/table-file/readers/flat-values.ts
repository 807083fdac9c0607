const deepest = 4

/**
 * The values of a JSON object as cells: what lies deeper is named by its path (`address.city`, `emails.1.value`), a list of plain values is one cell
 * with commas between, `null` is an empty cell.
 */
export function flatValues(object: object): Map<string, string> {
  const values = new Map<string, string>()
  addObject(values, '', object, 1)
  return values
}

function addObject(values: Map<string, string>, prefix: string, object: object, depth: number): void {
  for (const [key, value] of Object.entries(object)) addValue(values, `${prefix}${key}`, value, depth)
}

function addValue(values: Map<string, string>, name: string, value: unknown, depth: number): void {
  if (value === null || value === undefined) return
  if (typeof value !== 'object') values.set(name, String(value))
  else if (Array.isArray(value)) addList(values, name, value, depth)
  else if (depth < deepest) addObject(values, `${name}.`, value, depth + 1)
  else values.set(name, JSON.stringify(value))
}

function addList(values: Map<string, string>, name: string, list: readonly unknown[], depth: number): void {
  if (list.every((entry) => typeof entry !== 'object' || entry === null)) {
    const entries = list.filter((entry) => entry !== null).map((entry) => listEntry(String(entry)))
    if (entries.length > 0) values.set(name, entries.join(', '))
  } else if (depth < deepest)
    for (const [index, entry] of list.entries()) addValue(values, `${name}.${index + 1}`, entry, depth + 1)
  else values.set(name, JSON.stringify(list))
}

/** An entry of a list that holds the sign between entries is put in quotation marks. */
const listEntry = (entry: string): string =>
  /[,;"\n]/.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry
