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
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import type { BroughtFile } from './bring-file.ts'
import { FormatSentence } from './FormatSentence.tsx'
import type { ImportRun } from './import-run.ts'
import { KindChoice } from './KindChoice.tsx'
import { useKindWords } from './kind-words.ts'
import { MendedList } from './MendedList.tsx'
import { PreviewProblems } from './PreviewProblems.tsx'
import { PreviewRows } from './PreviewRows.tsx'
import { formOf, type ImportOptions, type ImportPreview, previewQuery } from './preview.ts'
import { RecognisedNote } from './RecognisedNote.tsx'
import { useDryRun } from './use-dry-run.ts'
import { useFileTwins } from './use-file-twins.ts'
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
  const words = useKindWords()(kind)
  usePageTitle(fileName)
  const change = (next: Partial<ImportOptions>) => setOptions({ ...options, ...next })
  const { data } = preview
  const stops = data?.problems.some((problem) => problem.kind === 'stops') ?? true
  const counted = useDryRun(asked, preview.isPlaceholderData || stops ? undefined : data)
  const found = useFileTwins(asked, data, counted.dryRun !== undefined)
  return (
    <>
      <PageHeader
        title={fileName}
        description="This is how the file will be read. Nothing is kept yet."
        actions={<Button onClick={onLeave}>Take another file</Button>}
      />
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
        <KindChoice
          kind={kind}
          guessed={guessed}
          isGuess={kind === guessed && !data?.recognised}
          onChange={(next) => {
            setKind(next)
            setOptions({
              ...options,
              mapping: undefined,
              fixes: undefined,
              edits: undefined,
              match: undefined,
              twins: undefined,
              leaveEmpty: undefined,
            })
          }}
        />
        {data && <FormatSentence options={data.options} onChange={change} />}
      </div>
      <div className="mb-4 space-y-2 empty:hidden">
        <ProblemCallout error={preview.error} />
        {data && !options.mapping && <RecognisedNote recognised={data.recognised} onChange={change} />}
        {data && <PreviewProblems preview={data} onChange={change} />}
      </div>
      {data && <MendedList {...{ preview: data, options, onChange: change }} />}
      <div className={classNames('transition-opacity', preview.isPlaceholderData && 'opacity-60')}>
        {data ? (
          <PreviewRows {...{ preview: data, dryRun: counted.dryRun, options, onChange: change }} />
        ) : (
          preview.isPending && <SkeletonRows rows={8} />
        )}
      </div>
      {data && !stops && <WhatHappens {...{ kind, preview: data, ...counted, ...found, onChange: change }} />}
      <ProblemCallout error={counted.error ?? start.error} />
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          disabled={stops || preview.isError || preview.isPlaceholderData}
          busy={start.isPending}
          onClick={() => data && start.mutate({ ...asked, options: settled(options, data) })}
        >
          Import these {words.many}
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          Not now
        </Button>
      </div>
    </>
  )
}

/** What was seen is what is imported, also when somebody reads such a file otherwise meanwhile. */
const settled = (options: ImportOptions, preview: ImportPreview): ImportOptions => ({
  ...options,
  mapping: preview.mapping,
  fixes: preview.fixes,
  leaveEmpty: preview.options.leaveEmpty,
})

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
