import { useMutation, useQuery } from '@tanstack/react-query'
import { showProblem } from '../../app/problem-toast.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { setupQuery, startSample } from '../../app/setup.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ButtonLink } from '../../ui/Link.tsx'
import { showToast } from '../../ui/toasts.ts'

/** Nobody to talk to: because all is well, or because there is nothing to tell from yet. */
export function Nobody() {
  const { data: setup } = useQuery(setupQuery)
  if (setup && !setup.hasData) return <NothingYet />
  return (
    <EmptyState
      title="Nobody needs you today."
      action={<ButtonLink to={'/segments' as string}>See who is slipping away</ButtonLink>}
      secondary={
        <ButtonLink variant="quiet" to={'/value' as string}>
          What customers are worth
        </ButtonLink>
      }
    >
      Good customers who stay away longer than is usual for them appear here, and those whose birthday is
      near.
    </EmptyState>
  )
}

function NothingYet() {
  const may = useMay()
  const sample = useMutation({
    mutationFn: () => startSample(),
    onSuccess: () => {
      showToast({ title: 'The sample business is moving in. You can look around meanwhile.' })
      return Promise.all([invalidateTopic('jobs'), invalidateTopic('setup')])
    },
    onError: (error) => showProblem(error),
  })
  return (
    <EmptyState
      title="Bring your customers, and see who is worth a word."
      action={
        may('import.run') && (
          <ButtonLink variant="primary" to={'/imports' as string}>
            Import sales
          </ButtonLink>
        )
      }
      secondary={
        may('settings.manage') && (
          <Button variant="quiet" busy={sample.isPending || sample.isSuccess} onClick={() => sample.mutate()}>
            See it with a sample business
          </Button>
        )
      }
    >
      From who bought when and for how much, this page says every morning who is late, why they matter, and
      what to talk about.
    </EmptyState>
  )
}
