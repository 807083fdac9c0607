import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { apiQuery } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { usePageTitle } from '../../../app/page-title.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'
import { MailCard } from './MailCard.tsx'
import { type Message, messageStates } from './message.ts'

/** One message, as its reader gets it, and what became of it. */
export function MessagePage() {
  const { messageId } = useParams({ from: '/shell/messages/$messageId' })
  const message = useQuery(apiQuery<Message>(`messages/${messageId}`, { include: ['contact', 'program'] }))
  usePageTitle(message.data && (message.data.subject ?? message.data.address))
  if (message.isError)
    return (
      <ProblemState isPage error={message.error} what="this message" onRetry={() => void message.refetch()} />
    )
  return (
    <Page width="reading">{message.data ? <View message={message.data} /> : <SkeletonText lines={5} />}</Page>
  )
}

function View({ message }: { message: Message }) {
  const { word, tone } = messageStates[message.status]
  const { contact, contactId, program, programId, address } = message
  return (
    <>
      <PageHeader
        title={message.subject ?? 'A message that waits'}
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Pill tone={tone}>{word}</Pill>
            <span>
              to{' '}
              <RecordLink object="contact" id={contactId} className="text-ink underline decoration-faint">
                {contact?.name ?? address}
              </RecordLink>
              {contact && ` (${address})`}
              {message.sentAt && (
                <>
                  , <When at={message.sentAt} />
                </>
              )}
            </span>
            {programId && program && (
              <span>
                by the program{' '}
                <RecordLink object="program" id={programId} className="text-ink underline decoration-faint">
                  {program.name}
                </RecordLink>
              </span>
            )}
          </span>
        }
      />
      {message.problem && (
        <div className="mb-4">
          <Callout
            tone={message.status === 'failed' ? 'attention' : 'plain'}
            title="What the mail server said"
          >
            {message.problem}
          </Callout>
        </div>
      )}
      <Content message={message} />
    </>
  )
}

function Content({ message }: { message: Message }) {
  const [part, setPart] = useState<'html' | 'text'>('html')
  const { html, text, subject, contact, address } = message
  if (!html && !text)
    return (
      <EmptyState title="It has not been written yet.">
        A message is filled in for its reader at the moment it is sent.
      </EmptyState>
    )
  return (
    <>
      <SegmentedControl
        label="Which part"
        className="mb-3"
        value={part}
        onValueChange={setPart}
        options={[
          { value: 'html', label: 'Message' },
          { value: 'text', label: 'Plain text' },
        ]}
      />
      {part === 'html' ? (
        <MailCard subject={subject ?? ''} html={html ?? ''} to={contact?.name ?? address} />
      ) : (
        <pre className="rounded-lg border border-hairline bg-raised px-4 py-3 font-sans whitespace-pre-wrap">
          {text}
        </pre>
      )}
    </>
  )
}
