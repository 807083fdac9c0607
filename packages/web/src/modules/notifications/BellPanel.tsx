import { useMutation, useQuery } from '@tanstack/react-query'
import { BellOff, Check } from 'lucide-react'
import { api } from '../../app/api.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { showProblem } from '../../app/problem-toast.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Link } from '../../ui/Link.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { When } from '../../ui/When.tsx'
import {
  type Notification,
  type NotificationGroup,
  notificationsQuery,
  whatHappened,
} from './notifications.ts'

/** What happened, by record, the newest first: read one by one or all at once. */
export default function BellPanel({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useQuery(notificationsQuery)
  const read = useRead()
  if (error) return <ProblemState error={error} what="what happened" onRetry={() => void refetch()} />
  if (!data) return <SkeletonText lines={6} />
  const newest = data.data[0]?.notifications[0]?.at
  return (
    <>
      {data.data.length === 0 ? (
        <div className="px-4 pb-2">
          <EmptyState icon={<BellOff aria-hidden="true" />} title="Nothing yet.">
            What colleagues do on records that you follow or look after will be here, and where they mention
            you.
          </EmptyState>
        </div>
      ) : (
        <ol className="mt-2 max-h-[60dvh] overflow-y-auto border-t border-hairline">
          {data.data.map((group) => (
            <Group
              key={`${group.object} ${group.id}`}
              group={group}
              onRead={() =>
                read.mutate({ object: group.object, id: group.id, until: group.notifications[0]!.at })
              }
              onClose={onClose}
            />
          ))}
        </ol>
      )}
      <footer className="flex items-center justify-between gap-2 border-t border-hairline px-4 py-2">
        <Link to="/settings/account" onClick={onClose} className="text-small text-muted">
          How you are told
        </Link>
        {data.unread > 0 && newest && (
          <Button variant="quiet" busy={read.isPending} onClick={() => read.mutate({ until: newest })}>
            Mark all as read
          </Button>
        )}
      </footer>
    </>
  )
}

function useRead() {
  return useMutation({
    mutationFn: (which: { object?: string; id?: string; until: string }) =>
      api.post('notifications/read', which),
    onSettled: () => invalidateTopic('notifications'),
    onError: showProblem,
  })
}

interface GroupProps {
  group: NotificationGroup
  onRead: () => void
  onClose: () => void
}

/** So much of one record is shown; the rest is in its history. */
const mostShown = 4

function Group({ group, onRead, onClose }: GroupProps) {
  const { object, id, label, title, unread, notifications } = group
  const more = notifications.length - mostShown
  const open = () => {
    if (unread > 0) onRead()
    onClose()
  }
  return (
    <li className="flex items-start gap-2 border-b border-hairline px-4 py-2.5 last:border-0">
      <span
        aria-hidden="true"
        className={`mt-2 size-2 shrink-0 rounded-full ${unread > 0 ? 'bg-accent' : 'bg-transparent'}`}
      />
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <span onClickCapture={open}>
            <RecordLink object={object} id={id} className="font-medium">
              {title}
            </RecordLink>
          </span>
          <span className="text-small text-muted"> · {label}</span>
          {unread > 0 && <span className="sr-only">, {unread} unread</span>}
        </p>
        <ul>
          {notifications.slice(0, mostShown).map((each) => (
            <Line key={each.id} label={label} notification={each} />
          ))}
        </ul>
        {more > 0 && <p className="text-small text-muted">and {more} more</p>}
      </div>
      {unread > 0 && <IconButton label={`Mark as read: ${title}`} icon={<Check />} onClick={onRead} />}
    </li>
  )
}

function Line({ label, notification }: { label: string; notification: Notification }) {
  const { kind, by, about, at, readAt } = notification
  const who = kind === 'reminder' ? '' : (by ?? 'Regulars')
  return (
    <li className={readAt ? 'text-muted' : undefined}>
      {who} {whatHappened(label, notification)}
      {about && <span className="text-muted">: {about.title.slice(0, 80)}</span>}{' '}
      <span className="text-small whitespace-nowrap text-muted">
        · <When at={at} />
      </span>
    </li>
  )
}
