import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../app/api-query.ts'
import { useOpenJobs } from '../../app/jobs.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { DefinitionList } from '../../ui/DefinitionList.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { When } from '../../ui/When.tsx'
import { MessagesList } from './messages/MessagesList.tsx'
import { ProgramActions } from './ProgramActions.tsx'
import { goals, type Program, statusWords } from './program.ts'
import { ProgramResult } from './results/ProgramResult.tsx'

type Tab = 'result' | 'messages' | 'plan'

/** A program after its launch: what it brought, what was said to whom, and how it was planned. */
export function LaunchedProgram({ program }: { program: Program }) {
  const [tab, setTab] = useState<Tab>('result')
  const { word, tone } = statusWords[program.status]
  return (
    <>
      <PageHeader
        title={program.name}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <Pill tone={tone}>{word}</Pill>
            {program.launchedAt && (
              <span>
                launched <When at={program.launchedAt} />
              </span>
            )}
          </span>
        }
        actions={<ProgramActions program={program} />}
      />
      <Sending programId={program.id} />
      <Tabs
        label="Parts of the program"
        value={tab}
        onValueChange={setTab}
        tabs={[
          { name: 'result', label: 'Result', panel: <ProgramResult program={program} /> },
          { name: 'messages', label: 'Messages', panel: <MessagesList programId={program.id} /> },
          { name: 'plan', label: 'Plan', panel: <Plan program={program} /> },
        ]}
      />
    </>
  )
}

function Sending({ programId }: { programId: string }) {
  const { number } = useFormat()
  const job = useOpenJobs().find(({ subjectId }) => subjectId === programId)
  if (!job) return null
  return (
    <div className="mb-5">
      <ProgressBar
        label={job.status === 'queued' ? 'The messages wait their turn' : 'The messages are on their way'}
        share={job.total ? job.done / job.total : null}
        detail={job.total ? `${number(job.done)} of ${number(job.total)} done` : 'You can leave this page.'}
      />
    </div>
  )
}

function Plan({ program }: { program: Program }) {
  const { percent, money } = useFormat()
  const { segmentId, templateId, holdoutShare, perHousehold, goal, goalDays, costPerMessage, budget } =
    program
  return (
    <DefinitionList
      items={[
        { term: 'Who is meant', detail: segmentId && <Named object="segment" id={segmentId} /> },
        { term: 'What is said', detail: templateId && <Named object="template" id={templateId} /> },
        { term: 'Households', detail: perHousehold ? 'One letter each' : null },
        { term: 'Held back', detail: percent(holdoutShare) },
        { term: 'Goal', detail: goals.find(({ value }) => value === goal)?.label },
        { term: 'Counts', detail: `${goalDays} days from the launch` },
        { term: 'A message costs', detail: money(costPerMessage ?? 0) },
        { term: 'At most, in all', detail: budget === null ? null : money(budget) },
      ]}
    />
  )
}

function Named({ object, id }: { object: 'segment' | 'template'; id: string }) {
  const { data } = useQuery(apiQuery<{ name: string }>(`${object}s/${id}`, { fields: 'name' }))
  return (
    <RecordLink object={object} id={id} className="underline decoration-faint">
      {data?.name ?? 'Open'}
    </RecordLink>
  )
}
