import { useQuery } from '@tanstack/react-query'
import { Bell as BellIcon } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { barButtonLook } from '../../ui/button-look.ts'
import { Popover } from '../../ui/Popover.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { notificationsQuery } from './notifications.ts'

const BellPanel = lazy(() => import('./BellPanel.tsx'))

/** More than this is not counted out. */
const mostCounted = 99

/** How much happened that I have not seen yet, and the way to it. */
export function Bell() {
  const { data } = useQuery(notificationsQuery)
  const unread = data?.unread ?? 0
  const label = unread === 0 ? 'What happened' : `What happened: ${unread} unread`
  return (
    <Popover
      align="end"
      title="What happened"
      className="w-96 p-0! [&>h2]:mb-0 [&>h2]:px-4 [&>h2]:pt-3.5"
      trigger={
        <button
          type="button"
          aria-label={label}
          title={label}
          className={barButtonLook('relative w-hit px-0')}
        >
          <BellIcon aria-hidden="true" />
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="absolute end-0 top-0 min-w-4 rounded-full bg-accent px-1 text-center text-[10.5px] leading-4 font-semibold text-on-accent tabular-nums"
            >
              {unread > mostCounted ? `${mostCounted}+` : unread}
            </span>
          )}
        </button>
      }
    >
      {(close) => (
        <Suspense fallback={<SkeletonText lines={4} />}>
          <BellPanel onClose={close} />
        </Suspense>
      )}
    </Popover>
  )
}
