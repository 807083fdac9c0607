import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Filter } from 'lucide-react'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { usePageTitle } from '../../../app/page-title.ts'
import { useMay, useSession } from '../../../app/session.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { NoPermission } from '../../../ui/NoPermission.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { CommissionsTab } from './CommissionsTab.tsx'
import { ForecastTab } from './ForecastTab.tsx'
import { FunnelTab } from './FunnelTab.tsx'
import { type Looked, pipelinesQuery } from './insight-queries.ts'
import { LeaderboardTab } from './LeaderboardTab.tsx'
import { type Period, periodOptions, stretchOf } from './period.ts'
import { type TabName, tabIn } from './tab-name.ts'
import { WinRatesTab } from './WinRatesTab.tsx'

/** How selling goes: the way of deals through the stages, what is won and lost, and what the next months may bring. */
export function SalesInsightPage() {
  usePageTitle('How selling goes')
  const may = useMay()
  const mayRead = may('deal.read') && may('pipeline.read')
  const pipelines = useQuery({ ...pipelinesQuery, enabled: mayRead })
  const [chosen, setChosen] = useState<string | null>(null)
  const [period, setPeriod] = useState<Period>('12months')
  const { timeZone } = useFormat()
  const { tab } = tabIn(useSearch({ strict: false }))
  // These two are of everything that was won in a month.
  const isOfAMonth = tab === 'commissions' || tab === 'leaderboard'
  if (!mayRead) return <NoPermission what="how selling goes" isPage />
  if (pipelines.error)
    return <ProblemState error={pipelines.error} what="the pipelines" onRetry={pipelines.refetch} isPage />
  const known = pipelines.data?.data ?? []
  const pipelineId = chosen ?? known[0]?.id
  return (
    <Page>
      <PageHeader
        title="How selling goes"
        actions={
          <>
            {known.length > 1 && !isOfAMonth && (
              <Select
                aria-label="Pipeline"
                className="w-40"
                value={pipelineId ?? null}
                onValueChange={setChosen}
                options={known.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            {tab !== 'forecast' && !isOfAMonth && (
              <Select
                aria-label="Time"
                className="w-40"
                value={period}
                onValueChange={setPeriod}
                options={periodOptions}
              />
            )}
          </>
        }
      />
      {!pipelines.data && <Skeleton className="h-80 w-full" />}
      {pipelines.data && !pipelineId && (
        <EmptyState icon={<Filter />} title="There is no pipeline yet.">
          A pipeline is a way of selling, stage by stage. With one, this page shows how far deals come.
        </EmptyState>
      )}
      {pipelineId && <InsightTabs looked={{ pipelineId, ...stretchOf(period, new Date(), timeZone) }} />}
    </Page>
  )
}

/** The tab stands in the address, so that a link opens it. */
function InsightTabs({ looked }: { looked: Looked }) {
  const { tab = 'funnel' } = tabIn(useSearch({ strict: false }))
  const navigate = useNavigate()
  const { salesLeaderboard } = useSession().settings
  const setTab = (name: TabName) =>
    void navigate({ to: '.', search: (name === 'funnel' ? {} : { tab: name }) as never, replace: true })
  return (
    <Tabs
      label="How selling goes"
      value={tab}
      onValueChange={setTab}
      tabs={[
        { name: 'funnel', label: 'Funnel', panel: <FunnelTab looked={looked} /> },
        { name: 'won', label: 'Won and lost', panel: <WinRatesTab looked={looked} /> },
        { name: 'forecast', label: 'Forecast', panel: <ForecastTab pipelineId={looked.pipelineId} /> },
        ...(salesLeaderboard
          ? [{ name: 'leaderboard' as const, label: 'Leaderboard', panel: <LeaderboardTab /> }]
          : []),
        { name: 'commissions', label: 'Commissions', panel: <CommissionsTab /> },
      ]}
    />
  )
}
