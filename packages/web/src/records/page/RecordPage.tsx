import { inSentence } from '@regulars/model'
import { useRouter } from '@tanstack/react-router'
import { ChevronLeft, Eye, Merge, MoreHorizontal, Share2, Trash2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Link } from '../../ui/Link.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { MergedLine } from '../merge/MergedLine.tsx'
import { MergeWithDialog } from '../merge/MergeWithDialog.tsx'
import { isMergeable } from '../merge/merges.ts'
import { type DescribedObject, titleOf } from '../objects/described-object.ts'
import { useRecordAddress } from '../objects/record-address.ts'
import { useObjects } from '../objects/use-objects.ts'
import { removeRecord } from '../write/remove-record.ts'
import { FollowButton } from './FollowButton.tsx'
import { KeyFacts } from './KeyFacts.tsx'
import { isThere, type OwnParts, type PartBodyProps } from './PartBody.tsx'
import { arrangeParts } from './page-parts.ts'
import { useAsOf } from './past/as-of.ts'
import { RecordTabs } from './RecordTabs.tsx'
import { SideParts, TopParts } from './SideParts.tsx'
import { SightDialog } from './SightDialog.tsx'
import { ShareDialog } from './sharing/ShareDialog.tsx'
import { isShared } from './sharing/shares.ts'
import { usePageParts } from './use-page-parts.ts'
import { type ShownRecord, useRecord } from './use-record.ts'

const PastRecord = lazy(() => import('./past/PastRecord.tsx'))

export interface RecordPageProps {
  /** Name of the object: `company`. */
  object: string
  id: string
  /** Below the name, in place of the first columns of its list. */
  description?: ReactNode
  /** The panels that the page draws itself, by their names. */
  parts?: OwnParts
  /** Further buttons in the head. */
  actions?: ReactNode
  /** Where its list is, if a module draws that on an address of its own. */
  listAddress?: string
}

/** The page of any record: its fields, what belongs to it, its history; other modules add panels to it. */
export function RecordPage(props: RecordPageProps) {
  const { object: name, id, description, parts: own = {}, actions, listAddress } = props
  const object = useObjects().object(name)
  const query = useRecord(object, id)
  const record = query.data
  const title = record && titleOf(object, record)
  usePageTitle(title)
  useFollowMerge(name, id, record)
  const asOf = useAsOf()
  if (query.isError && !record)
    return (
      <ProblemState
        isPage
        error={query.error}
        what={`this ${inSentence(object.label)}`}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    )
  if (!record)
    return (
      <Page>
        <SkeletonText lines={8} />
      </Page>
    )
  if (asOf)
    return (
      <Page>
        <Suspense fallback={<SkeletonText lines={8} />}>
          <PastRecord object={object} record={record} asOf={asOf} />
        </Suspense>
      </Page>
    )
  return (
    <Page>
      <Link
        to={listAddress ?? `/${object.path}`}
        className="mb-1 inline-flex items-center gap-1 text-small text-muted"
      >
        <ChevronLeft className="size-3.5 rtl:rotate-180" aria-hidden="true" />
        {object.labelPlural}
      </Link>
      <PageHeader
        title={title}
        lead={object.person && <Avatar name={title ?? ''} size="large" />}
        description={
          object.page?.facts || !description ? <KeyFacts object={object} record={record} /> : description
        }
        actions={
          <>
            {actions}
            <FollowButton object={object} id={record.id} />
            <MoreMenu object={object} record={record} />
          </>
        }
      />
      {isMergeable(object) && <MergedLine object={object} record={{ id: record.id, title: title ?? '' }} />}
      <RecordBody object={object} record={record} own={own} />
    </Page>
  )
}

/** The parts of the page, where its layout puts them. */
function RecordBody(page: Omit<PartBodyProps, 'part'>) {
  const parts = usePageParts(page.object).filter((part) => isThere(part, page.own))
  const { top, tabs, side } = arrangeParts(parts, page.object.page)
  return (
    <>
      <TopParts parts={top} {...page} />
      <div className="flex flex-col gap-x-10 gap-y-8 xl:flex-row">
        <div className="min-w-0 flex-1">
          <RecordTabs parts={tabs} {...page} />
        </div>
        <SideParts parts={side} {...page} />
      </div>
    </>
  )
}

function MoreMenu({ object, record }: { object: DescribedObject; record: ShownRecord }) {
  const { history } = useRouter()
  const [isMerging, setMerging] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [isSharing, setSharing] = useState(false)
  const mayDelete = object.may.delete && record.may?.delete !== false
  const remove = async () => (await removeRecord(object, record)) && history.push(`/${object.path}`)
  const merge = { label: 'Merge with another…', icon: <Merge />, onSelect: () => setMerging(true) }
  return (
    <>
      <Menu
        trigger={<IconButton label="More" icon={<MoreHorizontal />} />}
        entries={[
          ...(mayDelete && isMergeable(object) && record.may?.update !== false ? [merge] : []),
          ...(isShared(object)
            ? [{ label: 'Share…', icon: <Share2 />, onSelect: () => setSharing(true) }]
            : []),
          { label: 'Who sees this?', icon: <Eye />, onSelect: () => setAsking(true) },
          ...(mayDelete
            ? [{ label: 'Delete', icon: <Trash2 />, danger: true, onSelect: () => void remove() }]
            : []),
        ]}
      />
      <ShareDialog object={object} id={record.id} open={isSharing} onOpenChange={setSharing} />
      <SightDialog object={object} id={record.id} open={isAsking} onOpenChange={setAsking} />
      <MergeWithDialog object={object} id={record.id} open={isMerging} onOpenChange={setMerging} />
    </>
  )
}

/** The address of a record that was merged leads to the one that stays. */
function useFollowMerge(object: string, id: string, record: ShownRecord | undefined): void {
  const { history } = useRouter()
  const addressOf = useRecordAddress()
  const to = record && record.id !== id ? addressOf(object, record.id) : undefined
  useEffect(() => {
    if (to) history.replace(to)
  }, [history, to])
}
