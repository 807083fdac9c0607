import { Button as BaseButton } from '@base-ui/react/button'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonVariant, buttonLook } from './button-look.ts'
import { Spinner } from './Spinner.tsx'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'ref'> {
  ref?: React.Ref<HTMLButtonElement>
  /** One primary button a view; most are secondary, those inside a row or bar are quiet. */
  variant?: ButtonVariant
  icon?: ReactNode
  /** Under way: keeps its words and its focus, takes no second press. */
  busy?: boolean
}

/** A verb that can be pressed. */
export function Button({
  variant = 'secondary',
  icon,
  busy = false,
  disabled,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <BaseButton
      {...rest}
      type={rest.type ?? 'button'}
      disabled={disabled || busy}
      focusableWhenDisabled={busy}
      aria-busy={busy || undefined}
      className={buttonLook(variant, className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </BaseButton>
  )
}
