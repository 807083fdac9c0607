// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
import { both } from '@regulars/model'
import { useInfiniteQuery } from '@tanstack/react-query'
import { memo, type PointerEvent, useDeferredValue, useId, useState } from 'react'
import { apiPages } from '../../../app/api-query.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { GroupTitle } from '../../list/GroupTitle.tsx'
import { SumText } from '../../list/SumText.tsx'
import type { RecordRow } from '../../objects/described-object.ts'
import { BoardCard } from './BoardCard.tsx'
import type { BoardColumn } from './board-columns.ts'
import type { BoardProps } from './board-props.ts'

export interface BoardColumnViewProps extends Omit<BoardProps, 'columns'> {
  column: BoardColumn
  columns: readonly BoardColumn[]
  /** What is carried would be put here. */
  isTarget: boolean
  liftedId: string | undefined
  draggedId: string | undefined
  onDragStart: ((id: string, event: PointerEvent) => void) | undefined
}

/** About how high a card is, with its distance to the next. */
const cardPx = 100

/** A column: what its records have in common, how many and what they come to, and the first of them. */
export const BoardColumnView = memo(function BoardColumnView(props: BoardColumnViewProps) {
  const { object, level, measures, facts, column, columns, isTarget, liftedId, draggedId } = props
  const { number } = useFormat()
  const id = useId()
  const more = useMoreCards(props)
  const records = [...column.first.data, ...more.records]
  // Those in sight are drawn first, the others when these are there.
  const drawn = useDeferredValue(records.length, Math.ceil(window.innerHeight / cardPx))
  const [measure] = measures
  const sum = measure && column.sums.byPath.get(measure.column.path)
  return (
    <section
      aria-labelledby={id}
      data-drop={column.key}
      className={classNames(
        'flex w-72 shrink-0 snap-start flex-col rounded-lg border',
        isTarget ? 'border-accent bg-accent-tint' : 'border-transparent',
      )}
    >
      <header className="flex items-baseline gap-2 px-2 pt-1 pb-2">
        <h2 id={id} className="flex min-w-0 items-center truncate font-medium">
          <GroupTitle level={level} value={column.value} title={column.title} />
        </h2>
        <span className="text-small text-muted">{number(column.sums.count)}</span>
        {measure && sum && (
          <span className="ms-auto truncate text-small text-muted">
            <SumText sum={sum} measure={measure} />
          </span>
        )}
      </header>
      <ul className="min-h-0 flex-1 space-y-2 overflow-y-auto px-1 pb-2" tabIndex={-1}>
        {records.slice(0, drawn).map((record) => (
          <BoardCard
            key={record.id}
            {...{ object, record, facts, column, columns, level }}
            isLifted={liftedId === record.id}
            isDragged={draggedId === record.id}
            onDragStart={props.onDragStart}
            onMove={props.mayMove ? props.onMove : undefined}
          />
        ))}
        {more.canMore && (
          <li>
            <Button variant="quiet" className="w-full" busy={more.isBusy} onClick={more.fetch}>
              Show more
            </Button>
          </li>
        )}
      </ul>
    </section>
  )
})

/** The cards of a column beyond its first, page after page where the first ends. */
function useMoreCards({ question, column }: BoardColumnViewProps) {
  const { object, fields, filter, sort } = question
  const [isWanted, setWanted] = useState(false)
  const cursor = column.first.nextCursor
  const options = apiPages<RecordRow>(object.path, {
    fields: [...fields],
    filter: both(filter, column.condition),
    sort,
    limit: 50,
  })
  const query = useInfiniteQuery({
    ...options,
    queryKey: [...options.queryKey, 'after', cursor] as never,
    initialPageParam: cursor,
    enabled: isWanted && cursor !== null,
  })
  return {
    records: cursor === null || !isWanted ? [] : (query.data?.pages.flatMap(({ data }) => data) ?? []),
    canMore: cursor !== null && (!isWanted || query.hasNextPage || query.isPending),
    isBusy: query.isFetching,
    fetch: () => (isWanted ? void query.fetchNextPage() : setWanted(true)),
  }
}
