import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Megaphone } from 'lucide-react'
import type { ReactNode } from 'react'
import { apiPages } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { useMay } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { PlainTable } from '../../ui/PlainTable.tsx'
import { ShowMore } from '../../ui/ShowMore.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { When } from '../../ui/When.tsx'
import { NewProgramDialog } from './NewProgramDialog.tsx'
import { type Program, statusWords } from './program.ts'

const columns = [
  { key: 'name', label: 'Program' },
  { key: 'state', label: 'State', className: 'w-28' },
  { key: 'held', label: 'Held back', align: 'end', className: 'w-24', isWideOnly: true },
  { key: 'when', label: 'Launched', align: 'end', className: 'w-36', isWideOnly: true },
] as const

type ProgramWithSegment = Program & { segment?: { name: string } | null }

/** All programs, the newest first. */
export function ProgramsPage() {
  const may = useMay()
  const navigate = useNavigate()
  const { plan = false } = useSearch({ from: '/shell/programs' })
  const programs = useInfiniteQuery(
    apiPages<ProgramWithSegment>('programs', { sort: '-createdAt', include: ['segment'], limit: 50 }),
  )
  const setPlanning = (isPlanning: boolean) =>
    void navigate({ to: '/programs', search: isPlanning ? { plan: true } : {}, replace: true })
  if (programs.isError)
    return (
      <ProblemState
        isPage
        error={programs.error}
        what="the programs"
        onRetry={() => void programs.refetch()}
      />
    )
  const list = programs.data?.pages.flatMap(({ data }) => data)
  const planButton = may('program.create') && (
    <Button variant="primary" onClick={() => setPlanning(true)}>
      Plan a program
    </Button>
  )
  return (
    <Page width="reading">
      <PageHeader
        title="Programs"
        count={programs.data?.pages[0]?.count}
        description="Write to many at once, hold some back by chance, and know what it brought."
        actions={list?.length !== 0 && planButton}
      />
      {!list && <SkeletonRows rows={5} columns={4} />}
      {list?.length === 0 && <NoPrograms action={planButton} />}
      {list && list.length > 0 && <ProgramsTable programs={list} />}
      <ShowMore pages={programs}>Show earlier ones</ShowMore>
      <NewProgramDialog open={plan && may('program.create')} onOpenChange={setPlanning} />
    </Page>
  )
}

function NoPrograms({ action }: { action: ReactNode }) {
  return (
    <EmptyState
      icon={<Megaphone aria-hidden="true" />}
      title="No programs yet."
      action={action}
      secondary={
        <Link to="/segments" className="px-2 text-muted">
          Look at your segments
        </Link>
      }
    >
      Say whom you mean, what to tell them, and how many to leave alone by chance. The difference between the
      two is what it brought.
    </EmptyState>
  )
}

function ProgramsTable({ programs }: { programs: readonly ProgramWithSegment[] }) {
  const { percent } = useFormat()
  return (
    <PlainTable
      label="Programs"
      columns={columns}
      rows={programs.map((program) => ({
        key: program.id,
        cells: [
          <ProgramName key="name" program={program} />,
          <Pill key="state" tone={statusWords[program.status].tone}>
            {statusWords[program.status].word}
          </Pill>,
          percent(program.holdoutShare),
          <span key="when" className="text-muted">
            {program.launchedAt ? <When at={program.launchedAt} /> : 'not yet'}
          </span>,
        ],
      }))}
    />
  )
}

function ProgramName({ program: { id, name, segment } }: { program: ProgramWithSegment }) {
  return (
    <>
      <Link to="/programs/$programId" params={{ programId: id }} className="row-link font-medium">
        {name}
      </Link>
      {segment && <span className="block text-muted">to {segment.name}</span>}
    </>
  )
}
