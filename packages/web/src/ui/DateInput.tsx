import { Input } from '@base-ui/react/input'
import { classNames } from './class-names.ts'

export interface DateInputProps {
  /** `2026-11-22`, or null for none. */
  value: string | null
  onValueChange: (value: string | null) => void
  min?: string
  max?: string
  disabled?: boolean
  required?: boolean
  name?: string
  className?: string
  'aria-label'?: string
}

/** A calendar day. The browser's own picker: it speaks the reader's language and works with fingers and screen readers. */
export function DateInput({ value, onValueChange, className, ...rest }: DateInputProps) {
  return (
    <Input
      {...rest}
      type="date"
      value={value ?? ''}
      onValueChange={(typed) => onValueChange(typed === '' ? null : typed)}
      className={classNames(
        'field-line h-hit w-full min-w-0 px-2.5 text-control outline-none',
        value === null && 'text-muted',
        className,
      )}
    />
  )
}
