import { Avatar as Base } from '@base-ui/react/avatar'
import { classNames } from './class-names.ts'
import { initialsOf, tintOf } from './initials.ts'

export interface AvatarProps {
  name: string
  picture?: string
  size?: 'small' | 'medium' | 'large'
  /** Companies are square, people round. */
  shape?: 'round' | 'square'
}

const sizes = { small: 'size-5 text-[0.5625rem]', medium: 'size-7 text-tiny', large: 'size-12 text-large' }

const tints = [
  'bg-[color-mix(in_oklab,var(--series-1)_20%,var(--paper))]',
  'bg-[color-mix(in_oklab,var(--series-2)_24%,var(--paper))]',
  'bg-[color-mix(in_oklab,var(--series-3)_18%,var(--paper))]',
  'bg-[color-mix(in_oklab,var(--series-4)_20%,var(--paper))]',
  'bg-[color-mix(in_oklab,var(--series-5)_22%,var(--paper))]',
  'bg-[color-mix(in_oklab,var(--series-8)_22%,var(--paper))]',
] as const

/** A face, or initials. The name must stand beside it, so a screen reader is spared the picture. */
export function Avatar({ name, picture, size = 'medium', shape = 'round' }: AvatarProps) {
  return (
    <Base.Root
      aria-hidden="true"
      className={classNames(
        'inline-flex shrink-0 items-center justify-center overflow-hidden align-middle font-semibold text-ink select-none',
        shape === 'round' ? 'rounded-full' : 'rounded-sm',
        sizes[size],
        tints[tintOf(name, tints.length)],
      )}
    >
      {picture && <Base.Image src={picture} alt="" className="size-full object-cover" />}
      <Base.Fallback>{initialsOf(name)}</Base.Fallback>
    </Base.Root>
  )
}
