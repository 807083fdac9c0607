import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { apiQuery } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { Page } from '../../ui/Page.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { LaunchedProgram } from './LaunchedProgram.tsx'
import { ProgramEditor } from './plan/ProgramEditor.tsx'
import type { Program } from './program.ts'

/** One program: its recipe before the launch, what it brought after. */
export function ProgramPage() {
  const { programId } = useParams({ from: '/shell/programs/$programId' })
  const program = useQuery(apiQuery<Program>(`programs/${programId}`))
  usePageTitle(program.data?.name)
  if (program.isError)
    return (
      <ProblemState isPage error={program.error} what="this program" onRetry={() => void program.refetch()} />
    )
  return (
    <Page width="reading">
      {!program.data && <SkeletonText lines={6} />}
      {program.data?.status === 'draft' && <ProgramEditor key={programId} program={program.data} />}
      {program.data && program.data.status !== 'draft' && (
        <LaunchedProgram key={programId} program={program.data} />
      )}
    </Page>
  )
}
