import { inSentence } from '@regulars/model'
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { Merge } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'
import { useRecordAddress } from '../objects/record-address.ts'
import { useObjects } from '../objects/use-objects.ts'
import type { MergePreview } from './merge-preview.ts'
import type { Picks } from './merge-rows.ts'
import { SideBySide } from './SideBySide.tsx'
import { useSideBySide } from './use-side-by-side.ts'

/** Records side by side, so that they become one: `/merge/contacts?records=…,…`; `kept` is the one that stays. */
export function MergePage() {
  const { objectPath = '' } = useParams({ strict: false })
  const { records = '', kept } = useSearch({ strict: false }) as { records?: string; kept?: string }
  const object = useObjects().byPath(objectPath)
  const ids = [...new Set(records.split(',').filter(Boolean))]
  return object && <MergeOf key={records} {...{ object, ids, kept }} />
}

interface MergeOfProps {
  object: DescribedObject
  ids: readonly string[]
  kept: string | undefined
}

function MergeOf({ object, ids, kept }: MergeOfProps) {
  const many = `${ids.length} ${inSentence(object.labelPlural)}`
  usePageTitle(`Merge ${many}`)
  const { ids: ordered, preview: query } = useSideBySide(object, ids, kept)
  if (ids.length < 2)
    return (
      <Page>
        <EmptyState isPage title="Nothing to merge yet">
          Select two or more {inSentence(object.labelPlural)} in their list, then press Merge.
        </EmptyState>
      </Page>
    )
  if (query.isError)
    return (
      <ProblemState
        isPage
        error={query.error}
        what={`these ${inSentence(object.labelPlural)}`}
        onRetry={() => void query.refetch()}
      />
    )
  return (
    <Page>
      {query.data ? (
        <MergeForm object={object} ids={ordered} preview={query.data} title={`Merge ${many}`} />
      ) : (
        <>
          <PageHeader title={`Merge ${many}`} />
          <SkeletonText lines={8} />
        </>
      )}
    </Page>
  )
}

interface MergeFormProps {
  object: DescribedObject
  ids: readonly string[]
  preview: MergePreview
  title: string
}

function MergeForm({ object, ids, preview, title }: MergeFormProps) {
  const { history } = useRouter()
  const navigate = useNavigate()
  const [picks, setPicks] = useState<Picks>({})
  const { merge, isBusy, error } = useMerge(object, ids, picks)
  useKeys('Merge', [
    { keys: 'mod+enter', label: 'Merge them', run: () => void merge(), whileTyping: true },
    { keys: 'escape', label: 'Back', run: () => history.back() },
  ])
  const keep = (id: string) =>
    void navigate({
      to: '.',
      search: (search: object) => ({ ...search, kept: id }),
      replace: true,
    })
  return (
    <>
      <PageHeader
        title={title}
        description="Pick the values that stay. Everything attached moves; it can be taken apart again at any time."
        actions={
          <>
            <Button onClick={() => history.back()}>Cancel</Button>
            <Button variant="primary" icon={<Merge />} busy={isBusy} onClick={() => void merge()}>
              Merge
            </Button>
          </>
        }
      />
      <ProblemCallout error={error} />
      <SideBySide object={object} preview={preview} picks={picks} onPicksChange={setPicks} onKeep={keep} />
    </>
  )
}

function useMerge(object: DescribedObject, [into, ...from]: readonly string[], picks: Picks) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const { history } = useRouter()
  const addressOf = useRecordAddress()
  const merge = async () => {
    if (isBusy) return
    setBusy(true)
    setError(undefined)
    try {
      const body = { from, take: picks }
      const { data, changeSetId } = await api.write<RecordRow>('POST', `${object.path}/${into}/merge`, body)
      await queryClient.invalidateQueries()
      history.replace(addressOf(object.name, data.id))
      const count = from.length + 1
      offerUndo({ title: `Merged ${count} ${inSentence(object.labelPlural)}.`, changeSetId })
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return { merge, isBusy, error }
}
