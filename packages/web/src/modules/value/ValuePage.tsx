import { useQuery } from '@tanstack/react-query'
import { Gem, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useOpenJobs } from '../../app/jobs.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { ButtonLink } from '../../ui/Link.tsx'
import { NoPermission } from '../../ui/NoPermission.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { AnalyseDialog } from './AnalyseDialog.tsx'
import { ModelCards } from './cards/ModelCards.tsx'
import { Pictures } from './pictures/Pictures.tsx'
import { type Analysis, analysesQuery, picturesQuery, type ValuePictures } from './value-queries.ts'

/** What customers are worth: pictures first, then how we know. */
export function ValuePage() {
  const may = useMay()
  const mayRead = may('score.read') && may('contact.read')
  const pictures = useQuery({ ...picturesQuery, enabled: mayRead })
  const analyses = useQuery({ ...analysesQuery, enabled: mayRead && may('analysis.read') })
  const [isAsking, setAsking] = useState(false)
  const isRunning = useAnalysisRuns()
  if (!mayRead) return <NoPermission what="what customers are worth" isPage />
  if (pictures.error)
    return <ProblemState error={pictures.error} what="the pictures" onRetry={pictures.refetch} isPage />
  const runs = analyses.data?.data ?? []
  return (
    <Page>
      <PageHeader
        title="What customers are worth"
        description={pictures.data && <Summary pictures={pictures.data} />}
        actions={
          may('analysis.run') && (
            <Button icon={<RefreshCw />} busy={isRunning} onClick={() => setAsking(true)}>
              {runs.length > 0 ? 'Analyse again' : 'Analyse'}
            </Button>
          )
        }
      />
      <WhyNot runs={runs} pictures={pictures.data} />
      {!pictures.data && <OnTheWay />}
      {pictures.data?.customers === 0 && <NothingYet />}
      {pictures.data && pictures.data.customers > 0 && <Pictures pictures={pictures.data} />}
      <ModelCards runs={runs} />
      <AnalyseDialog open={isAsking} onOpenChange={setAsking} />
    </Page>
  )
}

/** Whether an analysis runs now; when one has ended, everything it changed is asked again. */
function useAnalysisRuns(): boolean {
  const isRunning = useOpenJobs().some(({ job }) => job === 'value.analyse')
  useEffect(() => {
    if (isRunning) return
    for (const topic of ['value', 'analyses', 'model-cards', 'today']) invalidateTopic(topic)
  }, [isRunning])
  return isRunning
}

function Summary({ pictures }: { pictures: ValuePictures }) {
  const { number, money, day } = useFormat()
  const { customers, spend, lifetimeValue, currency, asOf } = pictures
  if (!asOf) return null
  const expected =
    lifetimeValue === null
      ? ''
      : `, and are expected to bring ${money(lifetimeValue, currency)} over the next 12 months`
  return `As of ${day(asOf)}, ${number(customers)} customers have brought ${money(spend, currency)}${expected}.`
}

/** Why there are no estimates, in the words of the analysis. */
function WhyNot({ runs, pictures }: { runs: readonly Analysis[]; pictures: ValuePictures | undefined }) {
  const problem = runs.find(({ status }) => status === 'done' || status === 'failed')
  if (!problem?.problem || !pictures) return null
  const title =
    problem.status === 'failed' ? 'The last analysis did not succeed.' : 'There are no estimates yet.'
  return (
    <div className="mb-8">
      <Callout tone={problem.status === 'failed' ? 'bad' : 'attention'} title={title}>
        {problem.problem}
      </Callout>
    </div>
  )
}

function NothingYet() {
  return (
    <EmptyState
      icon={<Gem />}
      title="Nothing to tell from yet."
      action={
        <ButtonLink to={'/imports' as string} variant="primary">
          Import sales
        </ButtonLink>
      }
    >
      From who bought when and for how much, this page shows who your best customers are, who slips away, and
      what each is likely to bring.
    </EmptyState>
  )
}

function OnTheWay() {
  return (
    <div role="status" className="grid gap-8 lg:grid-cols-2">
      <span className="sr-only">Loading…</span>
      {[1, 2, 3, 4].map((each) => (
        <Skeleton key={each} className="h-72 w-full" />
      ))}
    </div>
  )
}
