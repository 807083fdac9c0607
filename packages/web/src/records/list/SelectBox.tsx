import type { MouseEvent } from 'react'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { classNames } from '../../ui/class-names.ts'

export interface SelectBoxProps {
  label: string
  isSelected: boolean
  /** With true when Shift was held: everything from the last one on. */
  onToggle: (isRange: boolean) => void
}

/** The box at the beginning of a row. */
export function SelectBox({ label, isSelected, onToggle }: SelectBoxProps) {
  const press = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onToggle(event.shiftKey)
  }
  return (
    <span
      onClickCapture={press}
      className={classNames('flex', !isSelected && 'opacity-40 group-hover:opacity-100 touch:opacity-100')}
    >
      <Checkbox aria-label={label} checked={isSelected} onCheckedChange={() => onToggle(false)} />
    </span>
  )
}
