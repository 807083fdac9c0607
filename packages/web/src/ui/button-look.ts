import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const looks: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-pressed',
  secondary: 'border border-edge bg-raised text-ink hover:bg-hover active:bg-pressed',
  quiet: 'text-ink hover:bg-hover active:bg-pressed data-popup-open:bg-hover',
  danger: 'bg-bad-fill text-on-bad hover:bg-bad-fill-hover',
}

/** The classes of a button, for buttons and for links that look like one. */
export function buttonLook(variant: ButtonVariant, className?: string): string {
  return classNames(
    'inline-flex h-hit shrink-0 items-center justify-center gap-2 rounded-md px-3 font-medium whitespace-nowrap select-none ring-focus transition-colors',
    'data-disabled:pointer-events-none data-disabled:not-aria-busy:opacity-50 aria-disabled:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0',
    looks[variant],
    className,
  )
}
