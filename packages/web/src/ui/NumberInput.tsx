import { NumberField } from '@base-ui/react/number-field'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useFormat } from './format/use-format.tsx'

export interface NumberInputProps {
  value: number | null
  onValueChange: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  digits?: number
  prefix?: ReactNode
  /** The unit: “days”, “%”. */
  suffix?: ReactNode
  placeholder?: string
  disabled?: boolean
  name?: string
  className?: string
  'aria-label'?: string
}

/** A number, read and written as the reader's place does. Arrow keys step it. */
export function NumberInput(props: NumberInputProps) {
  const {
    value,
    onValueChange,
    min,
    max,
    step,
    digits = 3,
    prefix,
    suffix,
    placeholder,
    disabled,
    name,
    className,
  } = props
  const { locale } = useFormat()
  return (
    <NumberField.Root
      {...{ value, onValueChange, min, max, step, disabled, name, locale }}
      format={{ maximumFractionDigits: digits }}
      className="min-w-0"
    >
      <NumberField.Group
        className={classNames('field-line flex h-hit w-full min-w-0 items-center gap-1.5 px-2.5', className)}
      >
        {prefix && <span className="shrink-0 text-muted">{prefix}</span>}
        <NumberField.Input
          aria-label={props['aria-label']}
          placeholder={placeholder}
          className="size-full min-w-0 bg-transparent text-control outline-none"
        />
        {suffix && <span className="shrink-0 text-muted">{suffix}</span>}
      </NumberField.Group>
    </NumberField.Root>
  )
}
