import { Star } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { starLook, starNumbers } from './Stars.tsx'

export interface StarInputProps {
  value: number | null
  onValueChange: (value: number | null) => void
  of: number
  'aria-label'?: string
}

/** A number of stars: pressed, stepped with the arrow keys, or typed as a figure; Backspace takes them away. */
export function StarInput({ value, onValueChange, of, ...rest }: StarInputProps) {
  const set = (stars: number) => onValueChange(stars < 1 ? null : Math.min(stars, of))
  const press = (event: KeyboardEvent) => {
    const next = starsByKey(event.key, value ?? 0, of)
    if (next === undefined) return
    event.preventDefault()
    set(next)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={rest['aria-label']}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={value ?? 0}
      aria-valuetext={value === null ? 'No stars' : `${value} of ${of} stars`}
      onKeyDown={press}
      className="field-line flex h-hit w-fit items-center px-1.5 ring-focus"
    >
      {starNumbers(of).map((star) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a part of the slider, which has the keys
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <span
          key={star}
          onClick={() => set(star === value ? star - 1 : star)}
          className="flex h-full cursor-pointer items-center px-0.5"
        >
          <Star aria-hidden="true" className={starLook(star <= (value ?? 0))} />
        </span>
      ))}
    </div>
  )
}

function starsByKey(key: string, stars: number, of: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowUp') return stars + 1
  if (key === 'ArrowLeft' || key === 'ArrowDown') return stars - 1
  if (key === 'Backspace' || key === 'Delete' || key === 'Home') return 0
  if (key === 'End') return of
  return /^[0-9]$/.test(key) ? Number(key) : undefined
}
