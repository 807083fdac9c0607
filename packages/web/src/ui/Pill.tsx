import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Tone = 'plain' | 'accent' | 'good' | 'attention' | 'bad' | 'cold' | 'warm' | 'hot'

const looks: Record<Tone, string> = {
  plain: 'bg-hover text-muted',
  accent: 'bg-accent-tint text-accent',
  good: 'bg-good-tint text-good',
  attention: 'bg-attention-tint text-attention',
  bad: 'bg-bad-tint text-bad',
  cold: 'bg-cold-tint text-cold',
  warm: 'bg-warm-tint text-warm',
  hot: 'bg-hot-tint text-hot',
}

export interface PillProps {
  tone?: Tone
  icon?: ReactNode
  className?: string
  children: ReactNode
}

/** A state, in a word. The word says it; the colour only helps. */
export function Pill({ tone = 'plain', icon, className, children }: PillProps) {
  return (
    <span
      className={classNames(
        'inline-flex h-5.5 max-w-full items-center gap-1 rounded-sm px-1.5 text-small font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
        looks[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
