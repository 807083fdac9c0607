import { inSentence } from '@regulars/model'
import type { GroupLevel } from '../../list/groups.ts'
import type { BoardColumn } from './board-columns.ts'

/** What a column of a board is called where only words can stand. */
export function wordsOf({ column: { field } }: GroupLevel, { value, title }: BoardColumn): string {
  if (value === null) return `No ${inSentence(field.label)}`
  if (field.kind === 'yesNo') return value ? 'Yes' : 'No'
  if (field.kind === 'select')
    return field.options.find((option) => option.value === value)?.label ?? String(value)
  return title ?? 'Not visible to you'
}
