import { Pill } from '../../ui/Pill.tsx'
import type { CellProps } from './cell.ts'
import { toneOf } from './option-tone.ts'

/** A choice; with a colour it is a state and drawn as a pill. */
export function SelectCell({ value, field }: CellProps<'select'>) {
  const option = field.options.find((each) => each.value === value)
  if (!option?.color) return <span className="truncate">{option?.label ?? value}</span>
  return <Pill tone={toneOf(option)}>{option.label}</Pill>
}
