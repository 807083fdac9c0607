import { Check } from 'lucide-react'
import { classNames } from '../../ui/class-names.ts'

export interface SelectBoxProps {
  label: string
  isSelected: boolean
  /** With true when Shift was held: everything from the last one on. */
  onToggle: (isRange: boolean) => void
}

/** The box at the beginning of a row: a plain button that looks like `Checkbox`, since a row comes into sight with every frame of scrolling. */
export function SelectBox({ label, isSelected, onToggle }: SelectBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input has its own look in each browser, and a mark of ours could not lie in it
    <button
      type="button"
      role="checkbox"
      aria-label={label}
      aria-checked={isSelected}
      onClick={(event) => {
        event.stopPropagation()
        onToggle(event.shiftKey)
      }}
      className={classNames(
        'relative flex size-4 shrink-0 items-center justify-center rounded-sm border ring-focus after:absolute after:-inset-2 touch:after:-inset-3.5',
        isSelected
          ? 'border-accent bg-accent text-on-accent'
          : 'border-rule bg-raised opacity-40 group-hover:opacity-100 focus-visible:opacity-100 touch:opacity-100',
      )}
    >
      {isSelected && <Check aria-hidden="true" className="size-3" strokeWidth={3} />}
    </button>
  )
}
