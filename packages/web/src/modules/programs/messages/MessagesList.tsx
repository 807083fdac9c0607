import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { apiPages } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { Select } from '../../../ui/Select.tsx'
import { ShowMore } from '../../../ui/ShowMore.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'
import { type MessageRow, type MessageStatus, messageStates } from './message.ts'

const columns = [
  { key: 'to', label: 'To' },
  { key: 'state', label: 'State', className: 'w-28' },
  { key: 'when', label: 'Sent', align: 'end', className: 'w-36', isWideOnly: true },
] as const

const any = 'any'
type Wanted = MessageStatus | typeof any
const choices = [
  { value: any, label: 'All' },
  ...Object.entries(messageStates).map(([value, { word }]) => ({ value, label: word })),
]

/** Messages, of one program or of all, those that came last first. */
export function MessagesList({ programId }: { programId?: string }) {
  const [status, setStatus] = useState<Wanted>(any)
  const { number } = useFormat()
  const messages = useMessages(programId, status)
  const list = messages.data?.pages.flatMap(({ data }) => data)
  const count = messages.data?.pages[0]?.count
  return (
    <div>
      <div className="mb-3 flex items-center gap-3">
        <Select
          aria-label="State of the messages"
          className="w-36"
          value={status}
          onValueChange={(next) => setStatus(next as Wanted)}
          options={choices}
        />
        {count !== undefined && (
          <span className="text-muted">
            {number(count)} {count === 1 ? 'message' : 'messages'}
          </span>
        )}
      </div>
      {messages.isError && (
        <ProblemState error={messages.error} what="the messages" onRetry={() => void messages.refetch()} />
      )}
      {messages.isPending && <SkeletonRows rows={8} columns={3} />}
      {list?.length === 0 && (
        <EmptyState
          icon={<Send aria-hidden="true" />}
          title={status === any ? 'No messages yet.' : 'No messages in this state.'}
        >
          {status === any && 'What programs write is here, each message as its reader gets it.'}
        </EmptyState>
      )}
      {list && list.length > 0 && <MessagesTable messages={list} />}
      <ShowMore pages={messages} />
    </div>
  )
}

function useMessages(programId: string | undefined, status: Wanted) {
  return useInfiniteQuery({
    ...apiPages<MessageRow>('messages', {
      program: programId,
      status: status === any ? undefined : status,
      fields: ['subject', 'address', 'status', 'problem', 'sentAt', 'contactId', 'programId'],
      include: programId ? ['contact'] : ['contact', 'program'],
      sort: '-createdAt',
      limit: 50,
    }),
    placeholderData: keepPreviousData,
  })
}

function MessagesTable({ messages }: { messages: readonly MessageRow[] }) {
  return (
    <PlainTable
      label="Messages"
      columns={columns}
      rows={messages.map((message) => ({
        key: message.id,
        cells: [
          <Whom key="to" message={message} />,
          <State key="state" message={message} />,
          message.sentAt && <When key="when" at={message.sentAt} className="text-muted" />,
        ],
      }))}
    />
  )
}

function Whom({ message: { id, contact, address, subject, program } }: { message: MessageRow }) {
  const about = [subject, program?.name].filter(Boolean).join(' · ')
  return (
    <>
      <Link to="/messages/$messageId" params={{ messageId: id }} className="row-link font-medium">
        {contact?.name ?? address}
      </Link>
      {about && <span className="block truncate text-muted">{about}</span>}
    </>
  )
}

function State({ message: { status, problem } }: { message: MessageRow }) {
  const { word, tone } = messageStates[status]
  return (
    <span title={problem ?? undefined}>
      <Pill tone={tone}>{word}</Pill>
    </span>
  )
}
