import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { apiPages, apiQuery } from '../../../app/api-query.ts'
import type { DescribedObject, RecordRow } from '../../../records/objects/described-object.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { PagedRows } from '../PagedRows.tsx'
import { BinRow } from './BinRow.tsx'

/** What was removed and can be taken back out, object by object. */
export function BinPage() {
  const { filled, isPending } = useFilledBins()
  const [chosen, setChosen] = useState<string>()
  const shown = filled.find(({ object }) => object.name === chosen) ?? filled[0]
  return (
    <>
      <PageHeader title="Bin" description="What was removed stays here until it is removed for good." />
      {isPending && <SkeletonRows rows={4} />}
      {!isPending && !shown && (
        <EmptyState title="The bin is empty." icon={<Trash2 aria-hidden="true" />}>
          What you remove can be taken back out from here.
        </EmptyState>
      )}
      {shown && (
        <Tabs
          label="Objects"
          value={shown.object.name}
          onValueChange={setChosen}
          tabs={filled.map(({ object, count }) => ({
            name: object.name,
            label: object.labelPlural,
            count,
            panel: <BinOf object={object} />,
          }))}
        />
      )}
    </>
  )
}

/** The objects that have something in the bin, with how much. */
function useFilledBins() {
  const { objects } = useObjects()
  const withBin = objects.filter(({ bin, may }) => bin && may.delete)
  return useQueries({
    queries: withBin.map(({ path }) => apiQuery<{ count: number }>(`${path}/count`, { deleted: true })),
    combine: (answers) => ({
      isPending: answers.some((answer) => answer.isPending),
      filled: withBin
        .map((object, index) => ({ object, count: answers[index]?.data?.count ?? 0 }))
        .filter(({ count }) => count > 0),
    }),
  })
}

function BinOf({ object }: { object: DescribedObject }) {
  const asked = useInfiniteQuery(
    apiPages<RecordRow>(object.path, { deleted: true, sort: '-deletedAt', limit: 50 }),
  )
  return (
    <PagedRows asked={asked} what="the bin" label={`${object.labelPlural} in the bin`}>
      {(record) => <BinRow key={record.id} object={object} record={record} />}
    </PagedRows>
  )
}
