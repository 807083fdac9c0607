import { inSentence } from '@regulars/model'
import { localeOfWords } from '../../ui/format/locale-of-words.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Cell } from '../cells/index.tsx'
import { endOf, type GroupLevel, type GroupValue } from './groups.ts'

export interface GroupTitleProps {
  level: GroupLevel
  value: GroupValue
  /** What a reference points to is called. */
  title: string | null
}

/** What the records of a group have in common, in words. */
export function GroupTitle({ level: { column, by }, value, title }: GroupTitleProps) {
  const { locale, day } = useFormat()
  const { field } = column
  if (value === null) return <span className="text-muted">No {inSentence(field.label)}</span>
  if (field.kind === 'reference') return title ?? <span className="text-muted">Not visible to you</span>
  if (field.kind === 'yesNo') return value ? `${field.label}: yes` : `${field.label}: no`
  if (!by || typeof value !== 'string')
    return <Cell field={field} record={{ id: '', [field.property]: value }} />
  if (by === 'day') return day(value)
  if (by === 'week') return `Week of ${day(value)}`
  const at = new Date(`${value}T00:00:00Z`)
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOfWords(locale), { ...options, timeZone: 'UTC' })
  if (by === 'year') return write({ year: 'numeric' }).format(at)
  if (by === 'month') return write({ month: 'long', year: 'numeric' }).format(at)
  const last = new Date(Date.parse(`${endOf(value, by)}T00:00:00Z`) - 86_400_000)
  return write({ month: 'short', year: 'numeric' }).formatRange(at, last)
}
