import { Radio } from '@base-ui/react/radio'
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Option } from './option.ts'

/** One of the few; its words may be more than a line of text. */
export interface RadioChoice<Value extends string = string> extends Omit<Option<Value>, 'label'> {
  label: ReactNode
}

export interface RadioGroupProps<Value extends string> {
  value: Value
  onValueChange: (value: Value) => void
  options: readonly RadioChoice<Value>[]
  /** What is being chosen; inside a `Field` its label says it. */
  label?: string
  disabled?: boolean
  name?: string
  className?: string
}

/** One of a few, all in sight with a word about each. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { value, onValueChange, options, label, disabled, name, className } = props
  return (
    <BaseRadioGroup
      {...{ value, disabled, name }}
      aria-label={label}
      onValueChange={(chosen) => onValueChange(chosen as Value)}
      className={classNames('flex flex-col', className)}
    >
      {options.map((option) => (
        <RadioOption key={option.value} option={option} />
      ))}
    </BaseRadioGroup>
  )
}

function RadioOption({ option }: { option: RadioChoice }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is the control
    <label className="flex min-h-hit items-start gap-2 py-1.5 select-none has-data-disabled:text-muted">
      <span className="flex h-5 items-center">
        <Radio.Root
          value={option.value}
          disabled={option.disabled}
          className="flex size-4 items-center justify-center rounded-full border border-rule bg-raised ring-focus data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
        >
          <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
        </Radio.Root>
      </span>
      <span className="min-w-0 flex-1">
        {option.label}
        {option.hint && <span className="block text-small text-muted">{option.hint}</span>}
      </span>
    </label>
  )
}
