import { Star } from 'lucide-react'
import { classNames } from './class-names.ts'

export interface StarsProps {
  value: number
  of: number
}

/** So many of so many stars. */
export function Stars({ value, of }: StarsProps) {
  return (
    <span role="img" aria-label={`${value} of ${of} stars`} className="flex whitespace-nowrap">
      {starNumbers(of).map((star) => (
        <Star key={star} aria-hidden="true" className={starLook(star <= value)} />
      ))}
    </span>
  )
}

/** The stars there are: 1, 2 … */
export const starNumbers = (of: number): number[] => Array.from({ length: of }, (_, index) => index + 1)

/** A star that counts is filled. */
export const starLook = (isFilled: boolean): string =>
  classNames('size-4 shrink-0', isFilled ? 'fill-current text-attention' : 'text-faint')
