import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { api } from '../../app/api.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { Button } from '../../ui/Button.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { When } from '../../ui/When.tsx'
import { UnmergeButton } from '../merge/UnmergeButton.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { useObject } from '../objects/use-objects.ts'
import { undoChangeSet } from '../write/undo-change-set.ts'
import { ChangedValue } from './ChangedValue.tsx'
import type { HistoryEntry } from './history-entry.ts'
import { PastLink } from './past/PastLink.tsx'

export interface HistoryPanelProps {
  /** Name of the object. */
  object: string
  id: string
}

interface HistoryPage {
  data: HistoryEntry[]
  nextCursor: string | null
}

/** What happened to a record, newest first: who, when, from which source, what before and after; each change can be undone. */
export function HistoryPanel({ object: name, id }: HistoryPanelProps) {
  const object = useObject(name)
  const query = useInfiniteQuery(historyPages(object, id))
  if (query.isError) return <ProblemState error={query.error} what="this history" onRetry={query.refetch} />
  if (!query.data) return <SkeletonText lines={6} />
  const entries = query.data.pages.flatMap(({ data }) => data)
  return (
    <>
      <ol>
        {entries.map((entry) => (
          <HistoryLine
            key={`${entry.changeSet?.id} ${entry.at} ${entry.event}`}
            object={object}
            id={id}
            entry={entry}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button className="mt-3" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Earlier
        </Button>
      )}
    </>
  )
}

function historyPages(object: DescribedObject, id: string) {
  const path = `${object.path}/${id}/history`
  return infiniteQueryOptions({
    queryKey: [object.path, path],
    queryFn: ({ pageParam, signal }) =>
      api.get<HistoryPage>(path, { query: { cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

/** What is said of a merge, by what it did to the record whose history this is. */
const mergeVerbs = {
  created: 'added it',
  updated: 'merged another into it',
  removed: 'merged it into another',
  restored: 'brought it back',
}

const verbs = {
  created: 'added it',
  updated: 'changed it',
  removed: 'deleted it',
  restored: 'brought it back',
}

function HistoryLine({ object, id, entry }: { object: DescribedObject; id: string; entry: HistoryEntry }) {
  const { at, by, event, changeSet, changes } = entry
  const source = changeSet?.source
  // More than this record may have changed with it.
  const isLarge = changeSet !== null && changeSet.kind !== 'edit' && changeSet.kind !== 'api'
  const isUndone = changeSet?.undoneAt != null
  return (
    <li className="flex items-start gap-4 border-b border-hairline py-3 last:border-0">
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-medium">{by?.name ?? 'Regulars'}</span>{' '}
          {changeSet?.kind === 'merge' ? mergeVerbs[event] : verbs[event]}
          <span className="text-muted">
            {' · '}
            <When at={at} />
            {source && ` · from ${source}`}
            {isUndone && ' · undone since'}
            {event !== 'removed' && (
              <>
                {' · '}
                <PastLink at={at} />
              </>
            )}
          </span>
        </p>
        {changes.length > 0 && (
          <dl className="mt-1.5 grid grid-cols-[minmax(5rem,9rem)_minmax(0,1fr)] gap-x-4 gap-y-1">
            {changes.map((change) => (
              <ChangedValue key={change.field} object={object} change={change} />
            ))}
          </dl>
        )}
      </div>
      {changeSet?.kind === 'merge' && !isUndone && event === 'updated' && (
        <UnmergeButton object={object} id={id} changeSetId={changeSet.id} />
      )}
      {changeSet?.mayUndo && changeSet.kind !== 'merge' && !isUndone && (
        <Button
          variant="quiet"
          icon={<Undo2 />}
          onClick={() => void undoChangeSet(changeSet.id, changeSet.label)}
        >
          {isLarge ? 'Undo all of it' : 'Undo'}
          <span className="sr-only">: {changeSet.label}</span>
        </Button>
      )}
    </li>
  )
}
