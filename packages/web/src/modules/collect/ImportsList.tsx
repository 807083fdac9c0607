import { useInfiniteQuery } from '@tanstack/react-query'
import { apiPages } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Link } from '../../ui/Link.tsx'
import { Pill, type Tone } from '../../ui/Pill.tsx'
import { PlainTable } from '../../ui/PlainTable.tsx'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { ShowMore } from '../../ui/ShowMore.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { When } from '../../ui/When.tsx'
import type { ImportRun } from './import-run.ts'
import { useKindWords } from './kind-words.ts'

const columns = [
  { key: 'file', label: 'File' },
  { key: 'state', label: 'State', className: 'w-28' },
  { key: 'rows', label: 'Rows', align: 'end', className: 'w-24', isWideOnly: true },
  { key: 'when', label: 'When', align: 'end', className: 'w-32', isWideOnly: true },
] as const

/** What came in before, the newest first. Nothing while there is nothing. */
export function ImportsList() {
  const imports = useInfiniteQuery(apiPages<ImportRun>('imports', { sort: '-createdAt', limit: 30 }))
  const { number } = useFormat()
  if (imports.isError)
    return <ProblemState error={imports.error} what="the imports" onRetry={() => void imports.refetch()} />
  const runs = imports.data?.pages.flatMap(({ data }) => data)
  if (runs?.length === 0) return null
  return (
    <section aria-labelledby="earlier" className="mt-10">
      <SectionHeader id="earlier" title="What came in" count={imports.data?.pages[0]?.count} />
      {runs ? (
        <PlainTable
          label="Imports"
          columns={columns}
          rows={runs.map((run) => ({
            key: run.id,
            isQuiet: run.status === 'undone',
            cells: [
              <FileName key="file" run={run} />,
              <ImportState key="state" status={run.status} />,
              run.total === null ? '' : number(run.total),
              <When key="when" at={run.createdAt} className="text-muted" />,
            ],
          }))}
        />
      ) : (
        <SkeletonRows rows={4} columns={3} />
      )}
      <ShowMore pages={imports}>Show earlier ones</ShowMore>
    </section>
  )
}

function FileName({ run }: { run: ImportRun }) {
  const kindWords = useKindWords()
  return (
    <>
      <Link to="/imports/$importId" params={{ importId: run.id }} className="row-link font-medium">
        {run.fileName}
      </Link>
      <span className="block text-small text-muted">{kindWords(run.kind).label}</span>
    </>
  )
}

const states: Record<ImportRun['status'], { tone: Tone; word: string }> = {
  queued: { tone: 'plain', word: 'Waiting' },
  running: { tone: 'accent', word: 'Running' },
  done: { tone: 'good', word: 'Done' },
  failed: { tone: 'bad', word: 'Failed' },
  undoing: { tone: 'accent', word: 'Being undone' },
  undone: { tone: 'attention', word: 'Undone' },
}

function ImportState({ status }: Pick<ImportRun, 'status'>) {
  const { tone, word } = states[status]
  return <Pill tone={tone}>{word}</Pill>
}
