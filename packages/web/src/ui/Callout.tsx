import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface CalloutProps {
  tone?: 'plain' | 'good' | 'attention' | 'bad'
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
}

const looks = {
  plain: { box: 'bg-sunken', icon: <Info className="text-muted" /> },
  good: { box: 'bg-good-tint', icon: <CircleCheck className="text-good" /> },
  attention: { box: 'bg-attention-tint', icon: <TriangleAlert className="text-attention" /> },
  bad: { box: 'bg-bad-tint', icon: <CircleAlert className="text-bad" /> },
}

/** Something to know before going on. Say bad news as `role="alert"` only when it has just happened: that is what tone `bad` does. */
export function Callout({ tone = 'plain', title, children, action }: CalloutProps) {
  const { box, icon } = looks[tone]
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className={classNames('flex gap-2.5 rounded-md px-3 py-2.5', box)}
    >
      <span className="flex h-5 items-center [&_svg]:size-4" aria-hidden="true">
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-ink/85">{children}</div>}
        {action && <div className="mt-2">{action}</div>}
      </div>
    </div>
  )
}
