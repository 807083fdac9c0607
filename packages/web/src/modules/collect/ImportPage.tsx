import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { Callout } from '../../ui/Callout.tsx'
import { ButtonLink } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { When } from '../../ui/When.tsx'
import { DoneImport } from './DoneImport.tsx'
import { type ImportRun, importQuery } from './import-run.ts'
import { useKindWords } from './kind-words.ts'
import { RunningImport } from './RunningImport.tsx'
import { UndoneImport } from './UndoneImport.tsx'

/** One import: how far it is, what it did, and how to take it back. */
export function ImportPage() {
  const { importId } = useParams({ from: '/shell/imports/$importId' })
  const run = useQuery(importQuery(importId))
  const kindWords = useKindWords()
  usePageTitle(run.data?.fileName)
  if (run.isError)
    return <ProblemState isPage error={run.error} what="this import" onRetry={() => void run.refetch()} />
  return (
    <Page width="reading">
      {run.data ? (
        <>
          <PageHeader
            title={run.data.fileName}
            description={
              <>
                {kindWords(run.data.kind).label} · <When at={run.data.createdAt} />
              </>
            }
            actions={<ButtonLink to="/imports">Import another file</ButtonLink>}
          />
          <State run={run.data} />
        </>
      ) : (
        <SkeletonText lines={4} />
      )}
    </Page>
  )
}

function State({ run }: { run: ImportRun }) {
  switch (run.status) {
    case 'queued':
    case 'running':
      return <RunningImport run={run} />
    case 'done':
      return <DoneImport run={run} />
    case 'failed':
      return (
        <Callout tone="bad" title="This file could not be read in, and nothing of it was kept.">
          {run.problem}
        </Callout>
      )
    case 'undoing':
    case 'undone':
      return <UndoneImport run={run} />
  }
}
