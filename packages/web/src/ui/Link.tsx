import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonLook } from './button-look.ts'
import { classNames } from './class-names.ts'

/** A place inside Regulars: `<Link to="/people/$personId" params={…}>`. Quiet until pointed at, so that lists stay calm. */
export const Link = createLink(({ className, ...rest }: ComponentProps<'a'>) => (
  <a
    {...rest}
    className={classNames(
      'rounded-sm decoration-faint underline-offset-3 ring-focus hover:underline',
      className,
    )}
  />
))

/** A link within a sentence, which must be told apart from its words. */
export const TextLink = createLink(({ className, ...rest }: ComponentProps<'a'>) => (
  <a {...rest} className={classNames(inSentence, className)} />
))

/** A place that is gone to by what looks like a button. */
export const ButtonLink = createLink(
  ({ variant = 'secondary', className, ...rest }: ComponentProps<'a'> & { variant?: ButtonVariant }) => (
    <a {...rest} className={buttonLook(variant, className)} />
  ),
)

/** A place outside Regulars; opens beside it. */
export function ExternalLink({ className, ...rest }: ComponentProps<'a'>) {
  return <a target="_blank" rel="noreferrer" {...rest} className={classNames(inSentence, className)} />
}

const inSentence =
  'rounded-sm text-accent underline decoration-accent/40 underline-offset-3 ring-focus hover:decoration-accent'
