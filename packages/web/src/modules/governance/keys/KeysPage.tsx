import { useMutation, useQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ExternalLink } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { toldRole } from '../../../ui/texts/told.ts'
import { showToast } from '../../../ui/toasts.ts'
import { When } from '../../../ui/When.tsx'
import { Answer } from '../Answer.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { Guarded } from '../Guarded.tsx'
import { Row, Rows } from '../Rows.tsx'
import { NewKeyDialog } from './NewKeyDialog.tsx'

interface ApiKey {
  id: string
  name: string
  prefix: string
  createdAt: string
  lastUsedAt: string | null
  role: { id: string; label: string } | null
  createdBy: { id: string; name: string } | null
}

/** The keys with which programs come in. */
export function KeysPage() {
  const [isNew, setNew] = useState(false)
  return (
    <Guarded permission="apiKey.manage" what="the API keys">
      <PageHeader
        title="API keys"
        description={
          <>
            With a key, a till, a shop or a script may do what its role allows.{' '}
            <ExternalLink href="/api/docs">How the API works</ExternalLink>
          </>
        }
        actions={
          <Button variant="primary" icon={<Plus />} onClick={() => setNew(true)}>
            Make a key
          </Button>
        }
      />
      <Keys />
      <NewKeyDialog open={isNew} onOpenChange={setNew} />
    </Guarded>
  )
}

function Keys() {
  const asked = useQuery({ ...apiQuery<{ data: ApiKey[] }>('api-keys'), meta: { topics: ['api-keys'] } })
  return (
    <Answer asked={asked} what="the API keys">
      {({ data }) =>
        data.length === 0 ? (
          <EmptyState title="No keys yet." icon={<KeyRound aria-hidden="true" />}>
            Make one when a program of yours should read or write here.
          </EmptyState>
        ) : (
          <Rows label="API keys">
            {data.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </Rows>
        )
      }
    </Answer>
  )
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const [isAsking, setAsking] = useState(false)
  const end = useMutation({
    mutationFn: () => api.delete(`api-keys/${apiKey.id}`),
    onSuccess: () => {
      showToast({ title: `${apiKey.name} is let in no more.` })
      return invalidateTopic('api-keys')
    },
    onError: showProblem,
  })
  return (
    <Row
      lead={<KeyRound />}
      title={apiKey.name}
      detail={<KeyFacts apiKey={apiKey} />}
      end={
        <>
          <Button variant="quiet" onClick={() => setAsking(true)}>
            End
          </Button>
          <ConfirmDialog
            open={isAsking}
            onOpenChange={setAsking}
            title={`End the key ${apiKey.name}?`}
            verb="End key"
            busy={end.isPending}
            onConfirm={() => end.mutate()}
          >
            Whatever uses it can do nothing here from that moment on. This cannot be undone.
          </ConfirmDialog>
        </>
      }
    />
  )
}

function KeyFacts({ apiKey: { prefix, role, lastUsedAt, createdBy } }: { apiKey: ApiKey }) {
  return (
    <>
      <span className="font-mono">{prefix}…</span> · {role ? toldRole(role.label) : 'No role'}
      {createdBy && ` · made by ${createdBy.name}`} ·{' '}
      {lastUsedAt ? (
        <>
          last used <When at={lastUsedAt} />
        </>
      ) : (
        'not used yet'
      )}
    </>
  )
}
