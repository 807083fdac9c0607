import { Button as BaseButton } from '@base-ui/react/button'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonVariant, iconButtonLook } from './button-look.ts'
import { Spinner } from './Spinner.tsx'
import { Tooltip, type TooltipSide } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** What it does, in words: its name for the screen reader and its tooltip. */
  label: string
  icon: ReactNode
  keys?: string
  variant?: ButtonVariant
  busy?: boolean
  tooltipSide?: TooltipSide
}

/** A button with an icon alone, which always has its words in a tooltip. */
export function IconButton(props: IconButtonProps) {
  const {
    label,
    icon,
    keys,
    variant = 'quiet',
    busy = false,
    tooltipSide,
    disabled,
    className,
    ...rest
  } = props
  return (
    <Tooltip text={label} keys={keys} side={tooltipSide}>
      <BaseButton
        {...rest}
        aria-label={label}
        aria-busy={busy || undefined}
        disabled={disabled || busy}
        focusableWhenDisabled={busy}
        className={iconButtonLook(variant, className)}
      >
        {busy ? <Spinner /> : icon}
      </BaseButton>
    </Tooltip>
  )
}
