import { Pill } from '../../ui/Pill.tsx'
import type { CellProps } from './cell.ts'
import { toneOf } from './option-tone.ts'

/** Several choices, side by side as far as there is room. */
export function MultiSelectCell({ value, field }: CellProps<'multiSelect'>) {
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden">
      {value.map((each) => {
        const option = field.options.find((one) => one.value === each)
        return (
          <Pill key={each} tone={toneOf(option ?? {})}>
            {option?.label ?? each}
          </Pill>
        )
      })}
    </span>
  )
}
