import { Switch as BaseSwitch } from '@base-ui/react/switch'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface SwitchProps {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  children?: ReactNode
  hint?: ReactNode
  disabled?: boolean
  className?: string
  'aria-label'?: string
}

/** On or off, at once. */
export function Switch({ children, hint, className, ...rest }: SwitchProps) {
  const knob = (
    <BaseSwitch.Root
      {...rest}
      className="relative flex h-5 w-8.5 items-center shrink-0 rounded-full border border-rule bg-sunken ring-focus transition-colors after:absolute after:-inset-1.5 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 touch:after:-inset-3"
    >
      <BaseSwitch.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-rule transition-transform data-checked:translate-x-4 data-checked:bg-on-accent rtl:-translate-x-0.5 rtl:data-checked:-translate-x-4" />
    </BaseSwitch.Root>
  )
  if (children === undefined) return knob
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
    <label
      className={classNames(
        'flex min-h-hit items-start gap-2.5 py-1.5 select-none has-data-disabled:text-muted',
        className,
      )}
    >
      {knob}
      <span>
        {children}
        {hint && <span className="block text-small text-muted">{hint}</span>}
      </span>
    </label>
  )
}
