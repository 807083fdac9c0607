import { Field as BaseField } from '@base-ui/react/field'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

export interface TextAreaProps
  extends Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue' | 'onChange'> {
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
}

/** Several lines of text; grows with what is written. */
export function TextArea({
  className,
  onValueChange,
  value,
  defaultValue,
  name,
  disabled,
  id,
  ...rest
}: TextAreaProps) {
  return (
    <BaseField.Control
      {...{ value, defaultValue, name, disabled, id, onValueChange }}
      render={<textarea rows={3} {...rest} />}
      className={classNames(
        'field-line field-sizing-content max-h-96 min-h-18 w-full resize-y px-2.5 py-1.5 text-control outline-none',
        className,
      )}
    />
  )
}
