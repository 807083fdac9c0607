import type { FieldKind, FieldValues } from '@regulars/model'
import type { DescribedFieldOf, RecordRow } from '../objects/described-object.ts'

/** What an input is drawn from. */
export interface InputProps<K extends FieldKind = FieldKind> {
  value: FieldValues[K] | null
  onValueChange: (value: FieldValues[K] | null) => void
  field: DescribedFieldOf<K>
  /** What else is known of the record: its currency, its included references. */
  record?: RecordRow
  /** The name for screen readers where no label stands above: in a cell, in a filter. */
  'aria-label'?: string
  /** Called when a choice was made that needs no further key: choosing from a list. */
  onChosen?: () => void
}
