import { useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { apiQuery } from '../../../app/api-query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { When } from '../../../ui/When.tsx'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { Rows } from '../Rows.tsx'
import { FindingRow } from './FindingRow.tsx'
import { type Health, worstFirst } from './health.ts'
import { SlowQueries } from './SlowQueries.tsx'

/** How the server is: what `doctor` finds, and which questions to the database take long. */
export function HealthPage() {
  return (
    <Guarded permission="settings.manage" what="how the server is">
      <Report />
    </Guarded>
  )
}

function Report() {
  const asked = useQuery({ ...apiQuery<Health>('health'), meta: { topics: ['health'] }, staleTime: 0 })
  return (
    <>
      <PageHeader
        title="Health"
        description="What is well, what is not, and how to mend it."
        actions={
          <Button icon={<RefreshCw />} busy={asked.isFetching} onClick={() => void asked.refetch()}>
            Look again
          </Button>
        }
      />
      <Answer asked={asked} what="how the server is">
        {(health) => (
          <div className="max-w-3xl space-y-8">
            <Verdict {...health} />
            <section aria-labelledby="found">
              <SectionHeader
                id="found"
                title="What was found"
                description={
                  <>
                    Version {health.version}, started <When at={health.upSince} />
                  </>
                }
              />
              <Rows label="What was found">
                {worstFirst(health.findings).map((finding) => (
                  <FindingRow key={`${finding.about} ${finding.says}`} {...finding} />
                ))}
              </Rows>
            </section>
            <section aria-labelledby="slow">
              <SectionHeader
                id="slow"
                title="Slow statements"
                description={`What the database took more than ${health.slowQueries.slowerThanMs} ms for since the start, without the values.`}
              />
              {health.slowQueries.data.length === 0 ? (
                <EmptyState title="Nothing was slow." />
              ) : (
                <SlowQueries queries={health.slowQueries.data} />
              )}
            </section>
          </div>
        )}
      </Answer>
    </>
  )
}

function Verdict({ state, findings }: Health) {
  const ill = findings.filter((finding) => finding.state === 'ill').length
  if (state === 'ill')
    return (
      <Callout
        tone="attention"
        title={ill === 1 ? 'One thing needs mending.' : `${ill} things need mending.`}
      >
        Each says below what to do about it.
      </Callout>
    )
  if (state === 'note') return <Callout title="It works. Some things are worth knowing." />
  return <Callout tone="good" title="All is well." />
}
