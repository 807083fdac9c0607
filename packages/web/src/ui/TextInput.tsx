import { Input } from '@base-ui/react/input'
import type { ComponentProps, ReactNode, Ref } from 'react'
import { classNames } from './class-names.ts'

export interface TextInputProps
  extends Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange' | 'prefix' | 'ref'> {
  ref?: Ref<HTMLInputElement>
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  /** An icon, a currency, a scheme: what stands before the text. */
  prefix?: ReactNode
  suffix?: ReactNode
}

/** One line of text. Inside a `Field`, or with an `aria-label`. */
export function TextInput({ prefix, suffix, className, onValueChange, ...rest }: TextInputProps) {
  return (
    <span
      className={classNames('field-line flex h-hit w-full min-w-0 items-center gap-1.5 px-2.5', className)}
    >
      {prefix && <span className="flex shrink-0 items-center text-muted [&_svg]:size-4">{prefix}</span>}
      <Input
        {...rest}
        onValueChange={onValueChange}
        className="size-full min-w-0 bg-transparent text-control outline-none"
      />
      {suffix && <span className="flex shrink-0 items-center text-muted [&_svg]:size-4">{suffix}</span>}
    </span>
  )
}
