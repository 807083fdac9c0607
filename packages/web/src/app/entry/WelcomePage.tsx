import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { ProblemState } from '../ProblemState.tsx'
import { sessionQuery } from '../session.ts'
import { setupQuery } from '../setup.ts'
import { FirstDataStep } from './FirstDataStep.tsx'
import { OwnerStep } from './OwnerStep.tsx'

/** The first visit: who owns this business, and what to begin with. */
export function WelcomePage() {
  const setup = useQuery(setupQuery)
  const session = useQuery({ ...sessionQuery, enabled: setup.data?.needsOwner === false })
  if (setup.error)
    return (
      <main>
        <ProblemState isPage error={setup.error} onRetry={setup.refetch} isRetrying={setup.isFetching} />
      </main>
    )
  if (!setup.data || session.isLoading) return null
  if (setup.data.needsOwner) return <OwnerStep currency={setup.data.currency ?? undefined} />
  if (!session.data) return <Navigate to="/sign-in" />
  return setup.data.hasData ? <Navigate to="/" /> : <FirstDataStep session={session.data} />
}
