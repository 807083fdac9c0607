import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { classNames } from './class-names.ts'
import type { Option } from './option.ts'

export interface SegmentedControlProps<Value extends string> {
  value: Value
  onValueChange: (value: Value) => void
  /** Two to five. An option with an icon shows the icon alone and keeps its label for the screen reader. */
  options: readonly Option<Value>[]
  label: string
  className?: string
}

/** Two to five ways to see the same thing, one of them on. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { value, onValueChange, options, label, className } = props
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={([chosen]) => chosen !== undefined && onValueChange(chosen as Value)}
      className={classNames(
        'inline-flex h-hit items-stretch rounded-md border border-hairline bg-sunken p-0.5',
        className,
      )}
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          aria-label={option.icon ? option.label : undefined}
          title={option.icon ? option.label : undefined}
          className="flex min-w-7 items-center justify-center rounded-sm px-2.5 text-small font-medium whitespace-nowrap text-muted ring-focus select-none hover:text-ink data-pressed:bg-raised data-pressed:text-ink data-pressed:shadow-[0_0_0_1px_var(--hairline)] [&_svg]:size-4"
        >
          {option.icon ?? option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
