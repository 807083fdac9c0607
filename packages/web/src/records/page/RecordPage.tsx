import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { ChevronLeft, Eye, Merge, MoreHorizontal, Trash2 } from 'lucide-react'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { usePanels } from '../../app/modules-context.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Link } from '../../ui/Link.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { type Tab, Tabs } from '../../ui/Tabs.tsx'
import { MergedLine } from '../merge/MergedLine.tsx'
import { MergeWithDialog } from '../merge/MergeWithDialog.tsx'
import { isMergeable } from '../merge/merges.ts'
import { type DescribedObject, titleOf } from '../objects/described-object.ts'
import { useRecordAddress } from '../objects/record-address.ts'
import { useObjects } from '../objects/use-objects.ts'
import { Composer } from '../timeline/Composer.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { removeRecord } from '../write/remove-record.ts'
import { HistoryPanel } from './HistoryPanel.tsx'
import { KeyFacts } from './KeyFacts.tsx'
import { RecordFields } from './RecordFields.tsx'
import { RelatedList } from './RelatedList.tsx'
import { SidePanels } from './SidePanels.tsx'
import { SightDialog } from './SightDialog.tsx'
import { type ShownRecord, useRecord } from './use-record.ts'

export interface RecordPageProps {
  /** Name of the object: `company`. */
  object: string
  id: string
  /** Below the name, in place of the first columns of its list. */
  description?: ReactNode
  /** Above the tabs: what the page is about, in a module's own words. */
  summary?: ReactNode
  /** Tabs before the generic ones. */
  tabs?: readonly Tab<string>[]
  /** Names of the relations that have a tab, when not all are worth one. */
  relations?: readonly string[]
  /** Further buttons in the head. */
  actions?: ReactNode
  /** Where its list is, if a module draws that on an address of its own. */
  listAddress?: string
}

/** The page of any record: its fields, what belongs to it, its history; other modules add panels to it. */
export function RecordPage(props: RecordPageProps) {
  const { object: name, id, description, summary, tabs = [], relations, actions, listAddress } = props
  const object = useObjects().object(name)
  const query = useRecord(object, id)
  const record = query.data
  const title = record && titleOf(object, record)
  usePageTitle(title)
  useFollowMerge(name, id, record)
  if (query.isError && !record)
    return (
      <ProblemState
        isPage
        error={query.error}
        what={`this ${object.label.toLowerCase()}`}
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
        description={description ?? <KeyFacts object={object} record={record} />}
        actions={
          <>
            {actions}
            <MoreMenu object={object} record={record} />
          </>
        }
      />
      {isMergeable(object) && <MergedLine object={object} record={{ id: record.id, title: title ?? '' }} />}
      {summary}
      <div className="flex flex-col gap-x-10 gap-y-8 xl:flex-row">
        <div className="min-w-0 flex-1">
          <RecordTabs object={object} record={record} given={tabs} relations={relations} />
        </div>
        <SidePanels object={name} id={id} />
      </div>
    </Page>
  )
}

interface RecordTabsProps {
  object: DescribedObject
  record: ShownRecord
  given: readonly Tab<string>[]
  relations?: readonly string[]
}

/** The tab stands in the address, so that a link opens it. */
function RecordTabs({ object, record, given, relations }: RecordTabsProps) {
  const catalogue = useObjects()
  const panels = usePanels(object.name, 'tab')
  const beside = usePanels(object.name, 'side')
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  // A panel that is called like a relation, or says that it draws it, stands in place of its list.
  const isDrawn = (relation: string) =>
    [...given, ...panels].some(({ name }) => name === relation) ||
    [...panels, ...beside].some(({ draws }) => draws?.includes(relation))
  const related = object.relations.filter(
    ({ one, to, name }) =>
      !one &&
      to !== 'touchpoint' &&
      catalogue.find(to) &&
      !isDrawn(name) &&
      (relations?.includes(name) ?? true),
  )
  const hasTimeline = object.name === 'contact' && catalogue.find('touchpoint') !== undefined
  const tabs: Tab<string>[] = [
    ...(hasTimeline
      ? [{ name: 'timeline', label: 'Timeline', panel: <PersonTimeline id={record.id} /> }]
      : []),
    ...given,
    ...panels.map(({ name, title, component: Panel }) => ({
      name,
      label: title,
      panel: (
        <Suspense fallback={<SkeletonText lines={5} />}>
          <Panel recordId={record.id} />
        </Suspense>
      ),
    })),
    { name: 'details', label: 'Details', panel: <RecordFields object={object} record={record} /> },
    ...related.map(({ name, to, via }) => ({
      name,
      label: catalogue.object(to).labelPlural,
      panel: <RelatedList object={to} via={via} id={record.id} />,
    })),
    { name: 'history', label: 'History', panel: <HistoryPanel object={object.name} id={record.id} /> },
  ]
  const first = tabs[0]!.name
  const go = (name: string) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, tab: name === first ? undefined : name }) as never,
      replace: true,
    })
  const isThere = tabs.some(({ name }) => name === tab)
  return <Tabs label={object.label} tabs={tabs} value={isThere ? tab! : first} onValueChange={go} />
}

function PersonTimeline({ id }: { id: string }) {
  return (
    <div className="max-w-3xl">
      <Composer contactId={id} />
      <Timeline contactId={id} />
    </div>
  )
}

function MoreMenu({ object, record }: { object: DescribedObject; record: ShownRecord }) {
  const { history } = useRouter()
  const [isMerging, setMerging] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const mayDelete = object.may.delete && record.may?.delete !== false
  const remove = async () => (await removeRecord(object, record)) && history.push(`/${object.path}`)
  const merge = { label: 'Merge with another…', icon: <Merge />, onSelect: () => setMerging(true) }
  return (
    <>
      <Menu
        trigger={<IconButton label="More" icon={<MoreHorizontal />} />}
        entries={[
          ...(mayDelete && isMergeable(object) && record.may?.update !== false ? [merge] : []),
          { label: 'Who sees this?', icon: <Eye />, onSelect: () => setAsking(true) },
          ...(mayDelete
            ? [{ label: 'Delete', icon: <Trash2 />, danger: true, onSelect: () => void remove() }]
            : []),
        ]}
      />
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
