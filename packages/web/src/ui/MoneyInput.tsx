import { NumberField } from '@base-ui/react/number-field'
import { minorDigits, toMajor, toMinor } from '@regulars/model'
import { classNames } from './class-names.ts'
import { useFormat } from './format/use-format.tsx'

export interface MoneyInputProps {
  /** Whole minor units: 128430 for €1,284.30. */
  minor: number | null
  currency?: string
  onMinorChange: (minor: number | null) => void
  min?: number
  placeholder?: string
  disabled?: boolean
  name?: string
  className?: string
  'aria-label'?: string
}

/** A sum of money: typed as people write it, kept in whole minor units. */
export function MoneyInput(props: MoneyInputProps) {
  const { minor, onMinorChange, min, placeholder, disabled, name, className } = props
  const { locale, currency: ownCurrency } = useFormat()
  const currency = props.currency ?? ownCurrency
  const digits = minorDigits(currency)
  return (
    <NumberField.Root
      {...{ locale, disabled, name }}
      value={minor === null ? null : toMajor(minor, currency)}
      onValueChange={(major) => onMinorChange(major === null ? null : toMinor(major, currency))}
      min={min === undefined ? undefined : toMajor(min, currency)}
      format={{ minimumFractionDigits: digits, maximumFractionDigits: digits }}
      className="min-w-0"
    >
      <NumberField.Group
        className={classNames('field-line flex h-hit w-full min-w-0 items-center gap-1.5 px-2.5', className)}
      >
        <NumberField.Input
          aria-label={props['aria-label']}
          placeholder={placeholder}
          className="size-full min-w-0 bg-transparent text-right text-control outline-none"
        />
        <span className="shrink-0 text-small text-muted">{currency}</span>
      </NumberField.Group>
    </NumberField.Root>
  )
}
