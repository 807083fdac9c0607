import { useInfiniteQuery } from '@tanstack/react-query'
import { LogIn } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { Select } from '../../../ui/Select.tsx'
import { When } from '../../../ui/When.tsx'
import { deviceOf } from '../account/device-of.ts'
import { Guarded } from '../Guarded.tsx'
import { PagedRows } from '../PagedRows.tsx'
import { Row } from '../Rows.tsx'
import { outcomes, type SignIn } from './sign-in.ts'

/** Who came in and who tried, so that a stranger at the door is noticed. */
export function SignInsPage() {
  const [outcome, setOutcome] = useState('every')
  return (
    <Guarded permission="people.manage" what="who signed in">
      <PageHeader
        title="Sign-ins"
        description="Who came in, who tried, and who changed how they sign in, newest first. Kept for half a year."
        actions={
          <Select
            aria-label="What came of it"
            className="w-52"
            value={outcome}
            onValueChange={setOutcome}
            options={[
              { value: 'every', label: 'Everything' },
              ...Object.entries(outcomes).map(([value, { label }]) => ({ value, label })),
            ]}
          />
        }
      />
      <SignInList outcome={outcome === 'every' ? undefined : outcome} />
    </Guarded>
  )
}

function SignInList({ outcome }: { outcome: string | undefined }) {
  const asked = useInfiniteQuery({
    queryKey: ['sign-ins', outcome],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ data: SignIn[]; more: boolean }>('sign-ins', {
        query: { outcome, before: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ data, more }) => (more ? data.at(-1)?.id : undefined),
    meta: { topics: ['sessions'] },
  })
  return (
    <PagedRows
      asked={asked}
      what="who signed in"
      label="Sign-ins"
      empty={
        <EmptyState title="Nothing of that kind." icon={<LogIn aria-hidden="true" />}>
          Each sign-in, and each try that was refused, is noted here.
        </EmptyState>
      }
    >
      {(signIn) => <SignInRow key={signIn.id} signIn={signIn} />}
    </PagedRows>
  )
}

function SignInRow({ signIn }: { signIn: SignIn }) {
  const { label, tone, icon: Icon } = outcomes[signIn.outcome]
  return (
    <Row
      lead={<Icon aria-hidden="true" />}
      title={signIn.name ?? signIn.email}
      detail={
        <>
          {signIn.name ? `${signIn.email} · ` : 'Nobody here has this address · '}
          {signIn.userAgent && `${deviceOf(signIn.userAgent).name} · `}
          {signIn.address && `${signIn.address} · `}
          <When at={signIn.at} />
        </>
      }
      end={<Pill tone={tone}>{label}</Pill>}
    />
  )
}
