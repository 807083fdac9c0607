import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { DefinitionList } from '../../../ui/DefinitionList.tsx'
import { TextLink } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'

/** How mails leave the house: `GET /api/v1/mail`. */
interface MailState {
  sends: boolean
  /** Machine and port of the SMTP server. */
  server: string | null
  from: string | null
  /** Why the server does not let us in. */
  problem: string | null
}

/** Whether mails can be sent, and what becomes of them otherwise. */
export function MailPage() {
  return (
    <Guarded permission="settings.manage" what="how mails are sent">
      <PageHeader
        title="Mail"
        description="Programs and invitations go out by the mail server you already have."
      />
      <State />
    </Guarded>
  )
}

function State() {
  const asked = useQuery({ ...apiQuery<MailState>('mail'), meta: { topics: ['mail'] }, staleTime: 0 })
  return (
    <Answer asked={asked} what="how mails are sent">
      {(state) => (
        <div className="max-w-xl space-y-6">
          <Verdict {...state} />
          <DefinitionList
            items={[
              { term: 'Server', detail: state.server },
              {
                term: 'From',
                detail: (
                  <>
                    {state.from ?? 'Not said yet'} · <TextLink to="/settings/business">change</TextLink>
                  </>
                ),
              },
            ]}
          />
          {state.sends ? <TestMail canSend={state.from !== null} /> : <HowToSend />}
        </div>
      )}
    </Answer>
  )
}

function Verdict({ sends, from, problem }: MailState) {
  if (!sends)
    return (
      <Callout title="Nothing leaves the house.">
        There is no mail server yet. What programs write is kept in the outbox, where you can read every
        message as it would have gone out.
      </Callout>
    )
  if (problem !== null)
    return (
      <Callout tone="attention" title="The mail server does not let us in.">
        It says: {problem}
      </Callout>
    )
  if (from === null)
    return (
      <Callout tone="attention" title="One thing is missing.">
        The server answers, but it is not said who mails come from. Until then they are kept in the outbox.
      </Callout>
    )
  return (
    <Callout tone="good" title="Mails go out.">
      The mail server answers and lets us in.
    </Callout>
  )
}

function TestMail({ canSend }: { canSend: boolean }) {
  const send = useMutation({
    mutationFn: () => api.post<{ to: string }>('mail/test'),
    onSuccess: ({ to }) => showToast({ title: `On its way to ${to}.` }),
  })
  return (
    <div className="space-y-3">
      <ProblemCallout error={send.error} />
      <Button onClick={() => send.mutate()} busy={send.isPending} disabled={!canSend}>
        Send me a mail to try it
      </Button>
    </div>
  )
}

function HowToSend() {
  return (
    <section className="space-y-2">
      <h2 className="font-semibold">To let mails go out</h2>
      <p className="text-muted">
        Start Regulars with the address of your mail server. Whoever runs the server can do this.
      </p>
      <CodeBlock
        label="The setting"
        code={'SMTP_URL="smtps://name:password@mail.kaffa.example:465" npm start'}
      />
    </section>
  )
}
