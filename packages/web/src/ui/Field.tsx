import { Field as BaseField } from '@base-ui/react/field'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface FieldProps {
  label: ReactNode
  /** Helps before the mistake; the error takes its place. */
  hint?: ReactNode
  /** What is wrong and the way out, in words. */
  error?: ReactNode
  optional?: boolean
  disabled?: boolean
  /** Kept for screen readers where the place says it already. */
  hideLabel?: boolean
  name?: string
  className?: string
  /** One input of ours; label, hint and error find it by themselves. */
  children: ReactNode
}

/** An input with its label, hint and error. */
export function Field({
  label,
  hint,
  error,
  optional,
  disabled,
  hideLabel,
  name,
  className,
  children,
}: FieldProps) {
  return (
    <BaseField.Root
      name={name}
      disabled={disabled}
      invalid={error ? true : undefined}
      className={classNames('flex min-w-0 flex-col gap-1', className)}
    >
      <BaseField.Label className={hideLabel ? 'sr-only' : 'text-small font-medium text-muted'}>
        {label}
        {optional && <span className="font-normal"> (optional)</span>}
      </BaseField.Label>
      {children}
      {error ? (
        <BaseField.Error match className="text-small text-bad">
          {error}
        </BaseField.Error>
      ) : (
        hint && <BaseField.Description className="text-small text-muted">{hint}</BaseField.Description>
      )}
    </BaseField.Root>
  )
}
