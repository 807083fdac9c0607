import type { FieldKind, FieldValues } from '@regulars/model'
import type { DescribedFieldOf, RecordRow } from '../objects/described-object.ts'

/** What a cell is drawn from. Values that are empty never come here. */
export interface CellProps<K extends FieldKind = FieldKind> {
  value: FieldValues[K]
  field: DescribedFieldOf<K>
  /** The record that has the field; currency and range of an estimate are read from it. */
  record: RecordRow
  /** Within a control, where nothing else can be pressed: no link of its own. */
  isPlain: boolean
}
