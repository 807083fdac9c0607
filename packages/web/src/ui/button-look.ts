import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const fills: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-pressed',
  secondary: 'border border-edge bg-raised text-ink hover:bg-hover active:bg-pressed',
  quiet: 'hover:bg-hover active:bg-pressed data-popup-open:bg-hover',
  danger: 'bg-bad-fill text-on-bad hover:bg-bad-fill-hover',
}

const shape =
  'inline-flex h-hit shrink-0 items-center justify-center rounded-md select-none ring-focus transition-colors data-disabled:pointer-events-none data-disabled:not-aria-busy:opacity-50 aria-disabled:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0'

/** The classes of a button with words, for buttons and for links that look like one. */
export function buttonLook(variant: ButtonVariant, className?: string): string {
  return classNames(shape, 'gap-2 px-3 font-medium whitespace-nowrap', fills[variant], className)
}

/** The classes of a button with an icon alone. */
export function iconButtonLook(variant: ButtonVariant, className?: string): string {
  return classNames(
    shape,
    'w-hit',
    fills[variant],
    variant === 'quiet' && 'text-muted hover:text-ink',
    className,
  )
}

/** The classes of a quiet button in the top bar, whose words are as quiet. */
export function barButtonLook(className?: string): string {
  return classNames(shape, 'gap-2 whitespace-nowrap', fills.quiet, className)
}
