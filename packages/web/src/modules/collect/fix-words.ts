import { columnLabel } from './column-label.ts'
import type { Fix } from './preview.ts'

/** What a fix does, in one line. */
export function fixWords(fix: Fix): string {
  switch (fix.fix) {
    case 'replace':
      return fix.replacement === ''
        ? `“${fix.find}” taken out of ${columnLabel(fix.column)}`
        : `“${fix.find}” becomes “${fix.replacement}” in ${columnLabel(fix.column)}`
    case 'values':
      return `${countWords(Object.keys(fix.values).length)} of ${columnLabel(fix.column)} translated`
    case 'default':
      return `${columnLabel(fix.column)} is “${fix.value}” where empty`
    case 'splitName':
      return `${columnLabel(fix.column)} split into first and last name`
    case 'split':
      return `${columnLabel(fix.column)} split at “${fix.at.trim() || fix.at}”`
    case 'join':
      return `${fix.columns.map(columnLabel).join(', ')} joined into ${fix.into}`
    case 'firstFilled':
      return `${fix.into.join(', ')}: the first that is filled of ${fix.groups.map((group) => columnLabel(group[0]!)).join(', ')}`
  }
}

const countWords = (count: number): string => (count === 1 ? 'one value' : `${count} values`)

/** The columns a fix reads. */
export function columnsRead(fix: Fix): readonly string[] {
  if ('column' in fix) return [fix.column]
  return fix.fix === 'join' ? fix.columns : fix.groups.flat()
}

/** The columns a fix adds. */
export function columnsAdded(fix: Fix): readonly string[] {
  if (fix.fix === 'splitName') return [`${fix.column}: first name`, `${fix.column}: last name`]
  if (fix.fix === 'join') return [fix.into]
  return fix.fix === 'split' || fix.fix === 'firstFilled' ? fix.into : []
}

/** The fixes without one, and without those that read what it adds. */
export function withoutFix(fixes: readonly Fix[], gone: Fix): Fix[] {
  const missing = new Set(columnsAdded(gone))
  const kept: Fix[] = []
  for (const fix of fixes) {
    if (fix === gone) continue
    if (columnsRead(fix).some((column) => missing.has(column)))
      for (const added of columnsAdded(fix)) missing.add(added)
    else kept.push(fix)
  }
  return kept
}
