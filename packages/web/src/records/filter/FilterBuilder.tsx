import type { Condition } from '@regulars/model'

export interface FilterBuilderProps {
  /** Name of the object whose records are asked about. */
  object: string
  value: Condition | undefined
  /** With undefined when nothing is asked any more. */
  onValueChange: (value: Condition | undefined) => void
}

/** A condition as a sentence whose parts can be changed. */
export function FilterBuilder(_: FilterBuilderProps) {
  return null
}
