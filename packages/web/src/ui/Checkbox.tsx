import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface CheckboxProps {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  /** Some, but not all, of what it stands for. */
  indeterminate?: boolean
  /** Its words. Without them (in a table) give an `aria-label`. */
  children?: ReactNode
  hint?: ReactNode
  disabled?: boolean
  name?: string
  className?: string
  'aria-label'?: string
}

/** Yes or no, taken note of when the form is saved. At once: `Switch`. */
export function Checkbox({ children, hint, className, ...rest }: CheckboxProps) {
  const box = (
    <BaseCheckbox.Root
      {...rest}
      className="relative flex size-4 shrink-0 items-center justify-center rounded-sm border border-rule bg-raised text-on-accent ring-focus after:absolute after:-inset-2 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent touch:after:-inset-3.5"
    >
      <BaseCheckbox.Indicator className="flex">
        {rest.indeterminate ? (
          <Minus className="size-3" strokeWidth={3} />
        ) : (
          <Check className="size-3" strokeWidth={3} />
        )}
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  )
  if (children === undefined) return box
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
    <label
      className={classNames(
        'flex min-h-hit items-start gap-2 py-1.5 select-none has-data-disabled:text-muted',
        className,
      )}
    >
      <span className="flex h-5 items-center">{box}</span>
      <span>
        {children}
        {hint && <span className="block text-small text-muted">{hint}</span>}
      </span>
    </label>
  )
}
