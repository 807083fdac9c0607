import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Select } from '../../ui/Select.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import type { BroughtFile } from './bring-file.ts'
import { ColumnsTable } from './ColumnsTable.tsx'
import { FormatSentence } from './FormatSentence.tsx'
import type { ImportRun } from './import-run.ts'
import { PreviewProblems } from './PreviewProblems.tsx'
import { formOf, type ImportOptions, previewQuery, type RecordKind } from './preview.ts'
import { useKinds } from './use-kinds.ts'
import { WhatHappens } from './WhatHappens.tsx'

export interface PrepareImportProps {
  file: BroughtFile
  onLeave: () => void
}

/** The file as it will be read, to be put right, and the start. Nothing is kept before. */
export function PrepareImport({ file: { fileKey, fileName, kind: guessed }, onLeave }: PrepareImportProps) {
  const [kind, setKind] = useState(guessed)
  const [options, setOptions] = useState<ImportOptions>({})
  const asked = { fileKey, kind, options }
  const preview = useQuery({ ...previewQuery(asked), placeholderData: keepPreviousData })
  const start = useStart()
  const { wordsOf } = useKinds()
  usePageTitle(fileName)
  const change = (next: Partial<ImportOptions>) => setOptions({ ...options, ...next })
  const { data } = preview
  const stops = data?.problems.some((problem) => problem.kind === 'stops') ?? true
  return (
    <>
      <PageHeader
        title={fileName}
        description="This is how the first rows will be read. Nothing is kept yet."
        actions={<Button onClick={onLeave}>Take another file</Button>}
      />
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
        <KindChoice
          kind={kind}
          isGuess={kind === guessed}
          onChange={(next) => {
            setKind(next)
            setOptions({ ...options, mapping: undefined, match: undefined })
          }}
        />
        {data && <FormatSentence {...{ fileName, options: data.options, onChange: change }} />}
      </div>
      <div className="mb-4 space-y-2 empty:hidden">
        <ProblemCallout error={preview.error} />
        {data && <PreviewProblems preview={data} onChange={change} />}
      </div>
      <div className={classNames('transition-opacity', preview.isPlaceholderData && 'opacity-60')}>
        {data ? (
          <ColumnsTable preview={data} given={options.mapping} onChange={(mapping) => change({ mapping })} />
        ) : (
          preview.isPending && <SkeletonRows rows={8} />
        )}
      </div>
      {data && <WhatHappens {...{ kind, preview: data, options, onChange: change }} />}
      <ProblemCallout error={start.error} />
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          disabled={stops || preview.isError}
          busy={start.isPending}
          onClick={() => start.mutate({ ...asked, options: { ...options, mapping: data?.mapping } })}
        >
          Import these {wordsOf(kind).many}
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          Not now
        </Button>
      </div>
    </>
  )
}

function useStart() {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (asked: Parameters<typeof formOf>[0]) => api.post<ImportRun>('imports', formOf(asked)),
    onSuccess: async ({ id }) => {
      await Promise.all([invalidateTopic('imports'), invalidateTopic('jobs')])
      await navigate({ to: '/imports/$importId', params: { importId: id } })
    },
  })
}

interface KindChoiceProps {
  kind: RecordKind
  isGuess: boolean
  onChange: (kind: RecordKind) => void
}

function KindChoice({ kind, isGuess, onChange }: KindChoiceProps) {
  const { kinds, wordsOf } = useKinds()
  return (
    <div className="flex items-center gap-2">
      <span className="text-muted">It holds</span>
      <Select
        aria-label="What the file holds"
        className="w-40!"
        value={kind}
        onValueChange={onChange}
        options={kinds.map((value) => ({ value, ...wordsOf(value) }))}
      />
      {isGuess && <span className="text-small text-muted">our guess</span>}
    </div>
  )
}
