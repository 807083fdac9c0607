import type { ExportValue } from './export-column.ts'

/** A value as one text; entries of a list have commas between, and quotation marks around where they hold such signs themselves. */
export function textOfValue(value: ExportValue): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map(listEntry).join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

const listEntry = (entry: string): string =>
  /[,;"\n]/.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry
