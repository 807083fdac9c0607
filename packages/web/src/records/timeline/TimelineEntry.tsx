import { Amount } from '../../ui/Amount.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { RecordLink } from '../objects/RecordLink.tsx'
import { useObjects } from '../objects/use-objects.ts'
import { beyond } from './beyond.ts'
import type { Touchpoint } from './touchpoint.ts'
import { touchpointIcon } from './touchpoint-icons.ts'

/** One line of a timeline: what it was, what about, by whom, at what time. */
export function TimelineEntry({ touchpoint }: { touchpoint: Touchpoint }) {
  const { time, exact } = useFormat()
  const { type, channel, subject, about, payload, createdBy, at } = touchpoint
  const words = useWords()
  const Icon = touchpointIcon(type)
  const name = words('type', type)
  const text = typeof payload?.text === 'string' ? beyond(payload.text, subject) : undefined
  return (
    <li className="flex gap-3 py-1.5">
      <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
        <Icon className="size-3.5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1 pt-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Subject about={about}>{subject || name}</Subject>
          {typeof payload?.total === 'number' && (
            <Amount
              exact
              minor={payload.total}
              currency={typeof payload.currency === 'string' ? payload.currency : undefined}
            />
          )}
          <span className="text-small text-muted">
            {[subject && name, channel && words('channel', channel), createdBy?.name]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <time dateTime={at} title={exact(at)} className="ms-auto text-small text-muted">
            {time(at)}
          </time>
        </p>
        {text && <p className="mt-0.5 whitespace-pre-wrap text-muted">{text}</p>}
      </div>
    </li>
  )
}

function Subject({ about, children }: { about: Touchpoint['about']; children: string }) {
  const isSeen = useObjects().find(about?.object ?? '') !== undefined
  if (!about || !isSeen) return <span className="wrap-anywhere">{children}</span>
  return (
    <RecordLink object={about.object} id={about.id} className="wrap-anywhere">
      {children}
    </RecordLink>
  )
}

/** What options of touchpoints are called. */
function useWords() {
  const touchpoint = useObjects().find('touchpoint')
  return (key: 'type' | 'channel', value: string) => {
    const field = touchpoint?.fields.find((each) => each.key === key)
    const option = field?.kind === 'select' ? field.options.find((each) => each.value === value) : undefined
    return option?.label ?? value
  }
}
