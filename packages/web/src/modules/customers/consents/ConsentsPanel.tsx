import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useMay } from '../../../app/session.ts'
import type { PanelProps } from '../../../app/web-module.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'
import { contactQuery } from '../contact-query.ts'
import { ConsentDialog, type NewConsent } from './ConsentDialog.tsx'
import { consentsQuery, latestByChannel, suppressionQuery } from './consents.ts'

/** By which ways somebody agreed to hear from us; each can be noted and withdrawn. */
export default function ConsentsPanel({ recordId }: PanelProps) {
  const { data, error, refetch } = useQuery(consentsQuery(recordId))
  const [asked, setAsked] = useState<NewConsent>()
  const [isOpen, setOpen] = useState(false)
  const mayWrite = useMay()('consent.create')
  if (error) return <ProblemState error={error} what="these consents" onRetry={refetch} />
  if (!data) return <SkeletonText />
  const ask = (consent: NewConsent) => {
    setAsked(consent)
    setOpen(true)
  }
  return (
    <>
      <Suppressed contactId={recordId} />
      <ul>
        {latestByChannel(data.data).map((row) => (
          <ChannelRow key={row.channel} row={row} onAsk={mayWrite ? ask : undefined} />
        ))}
      </ul>
      {asked && (
        <ConsentDialog
          key={`${asked.channel}${asked.state}`}
          contactId={recordId}
          consent={asked}
          open={isOpen}
          onOpenChange={setOpen}
        />
      )}
    </>
  )
}

interface ChannelRowProps {
  row: ReturnType<typeof latestByChannel>[number]
  onAsk: ((consent: NewConsent) => void) | undefined
}

function ChannelRow({ row: { channel, label, latest }, onAsk }: ChannelRowProps) {
  const isGiven = latest?.state === 'given'
  const verb = isGiven ? 'Withdraw' : 'Agree'
  return (
    <li className="flex items-center gap-3 border-b border-hairline py-1.5 last:border-0">
      <span className="min-w-0 flex-1">
        {label}
        <span className="block text-small text-muted">
          {latest ? (
            <>
              <When at={latest.decidedAt} />
              {latest.source && ` · ${latest.source}`}
            </>
          ) : (
            'Never asked'
          )}
        </span>
      </span>
      {latest && <Pill tone={isGiven ? 'good' : 'bad'}>{isGiven ? 'Agreed' : 'Withdrawn'}</Pill>}
      {onAsk && (
        <Button
          variant="quiet"
          onClick={() => onAsk({ channel, label, state: isGiven ? 'withdrawn' : 'given' })}
          aria-label={`${verb}: ${label}`}
        >
          {verb}
        </Button>
      )}
    </li>
  )
}

const reasons: Record<string, string> = {
  unsubscribed: 'they unsubscribed',
  bounced: 'mail to it came back',
  complained: 'they complained of spam',
  manual: 'somebody here said so',
}

function Suppressed({ contactId }: { contactId: string }) {
  const { data: contact } = useQuery(contactQuery(contactId))
  const address = contact?.email ?? ''
  const mayRead = useMay()('suppression.read')
  const { data } = useQuery({
    ...suppressionQuery(address),
    enabled: address !== '' && mayRead,
  })
  const [found] = data?.data ?? []
  if (!found) return null
  return (
    <div className="mb-2">
      <Callout tone="attention" title={`${address} is never written to.`}>
        {`Because ${reasons[found.reason] ?? 'it is on the list'}.`}
      </Callout>
    </div>
  )
}
