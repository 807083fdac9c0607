import type { DescribedField, DescribedObject, RecordRow } from '../../objects/described-object.ts'
import type { FirstPage } from '../use-pages.ts'
import type { CalendarSpan } from './days.ts'

/** What a calendar shows and what can be done in it. */
export interface CalendarGridProps {
  object: DescribedObject
  field: DescribedField
  days: readonly string[]
  today: string
  /** The month that is looked at; days of others are paler. */
  month: string
  span: CalendarSpan
  counts: ReadonlyMap<string, number>
  /** The first records of each day; undefined while they are on their way. */
  pages: readonly FirstPage[] | undefined
  mayMove: boolean
  onMove: (record: RecordRow, from: string, to: string) => void
  onShowDay: (day: string) => void
}
