import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemState } from '../../app/ProblemState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { When } from '../../ui/When.tsx'
import { type Contract, contractQuery, renewalWords, statusWords } from './contract.ts'

/** How a contract stands: what it brings a month, when its term ends and how it goes on, and until when notice can be given. */
export function ContractState({ contractId }: { contractId: string }) {
  const asked = useQuery(contractQuery(contractId))
  if (asked.isError)
    return <ProblemState error={asked.error} what="how it stands" onRetry={() => void asked.refetch()} />
  if (!asked.data) return <Skeleton className="mb-8 h-24 w-full" />
  const { word, tone } = statusWords[asked.data.status]
  return (
    <section aria-label="How it stands" className="mb-8 border-y border-hairline py-4">
      <div className="flex flex-wrap items-center gap-2">
        <Pill tone={tone}>{word}</Pill>
        <span className="text-small text-muted">
          <Since contract={asked.data} />
        </span>
      </div>
      <Facts contract={asked.data} />
    </section>
  )
}

function Since({
  contract: { status, startsOn, trialEndsOn, noticedOn, noticedBy, noticeReason },
}: {
  contract: Contract
}) {
  if (status === 'noticed' && noticedOn)
    return (
      <>
        {noticedBy === 'us' ? 'We gave notice' : 'The customer gave notice'} <When at={noticedOn} />
        {noticeReason && `: ${noticeReason}`}
      </>
    )
  return (
    <>
      {status === 'ended' ? 'began' : 'since'} <When at={startsOn} />
      {trialEndsOn && (
        <>
          , on trial until <When at={trialEndsOn} />
        </>
      )}
    </>
  )
}

function Facts({ contract }: { contract: Contract }) {
  const { moneyExact, exact } = useFormat()
  const { status, monthly, currency, endsOn, noticeOn, renewal } = contract
  const isOver = status === 'noticed' || status === 'ended'
  const facts: { term: string; said: ReactNode; detail?: ReactNode }[] = [
    { term: 'A month', said: moneyExact(monthly, currency), detail: 'without tax' },
    {
      term: isOver ? 'Last day' : 'Term ends',
      said: endsOn ? exact(endsOn) : 'never by itself',
      detail: !isOver && endsOn ? `then it ${renewalWords[renewal]}` : undefined,
    },
    ...(!isOver && noticeOn && renewal !== 'ends'
      ? [{ term: 'Notice by', said: exact(noticeOn), detail: <When at={noticeOn} /> }]
      : []),
  ]
  return (
    <dl className="mt-4 grid grid-cols-1 gap-x-8 gap-y-3 sm:grid-cols-3">
      {facts.map(({ term, said, detail }) => (
        <div key={term}>
          <dt className="text-small text-muted">{term}</dt>
          <dd className="mt-0.5 tabular-nums">
            {said}
            {detail && <span className="block text-small text-muted">{detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
