import type { Column } from '../../list/column.ts'
import type { GroupLevel } from '../../list/groups.ts'
import type { ColumnMeasure } from '../../list/measures.ts'
import type { RecordQuestion } from '../../list/use-record-pages.ts'
import type { DescribedObject, RecordRow } from '../../objects/described-object.ts'
import type { BoardColumn } from './board-columns.ts'

/** What a board shows and what can be done in it. */
export interface BoardProps {
  object: DescribedObject
  level: GroupLevel
  measures: readonly ColumnMeasure[]
  facts: readonly Column[]
  mayMove: boolean
  question: RecordQuestion
  /** Undefined while they are on their way. */
  columns: readonly BoardColumn[] | undefined
  onMove: (record: RecordRow, from: BoardColumn, to: BoardColumn) => void
}
