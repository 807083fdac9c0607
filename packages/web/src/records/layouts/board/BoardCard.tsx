// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a card is taken up and moved by keyboard
import { MoreHorizontal } from 'lucide-react'
import type { PointerEvent } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import type { Column } from '../../list/column.ts'
import type { GroupLevel } from '../../list/groups.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../../objects/described-object.ts'
import { RecordLink } from '../../objects/RecordLink.tsx'
import { CardFacts } from '../CardFacts.tsx'
import type { BoardColumn } from './board-columns.ts'
import { wordsOf } from './column-words.ts'

export interface BoardCardProps {
  object: DescribedObject
  record: RecordRow
  facts: readonly Column[]
  level: GroupLevel
  column: BoardColumn
  columns: readonly BoardColumn[]
  isLifted: boolean
  isDragged: boolean
  onDragStart: ((id: string, event: PointerEvent) => void) | undefined
  /** Undefined where one may not move it. */
  onMove: ((to: BoardColumn) => void) | undefined
}

/** One record of a board: its name and the facts that matter. */
export function BoardCard(props: BoardCardProps) {
  const { object, record, facts, level, column, columns, isLifted, isDragged, onDragStart, onMove } = props
  const title = titleOf(object, record)
  return (
    <li
      data-card={record.id}
      tabIndex={0}
      aria-label={title}
      aria-roledescription={onMove ? 'card that can be moved' : 'card'}
      onPointerDown={(event) => onDragStart?.(record.id, event)}
      onDragStart={(event) => event.preventDefault()}
      className={classNames(
        'group rounded-md border bg-raised p-2.5 ring-focus select-none',
        isLifted ? 'border-accent' : 'border-hairline hover:border-edge',
        isDragged && 'opacity-50',
      )}
    >
      <div className="flex items-start gap-1">
        <RecordLink
          object={object.name}
          id={record.id}
          tabIndex={-1}
          className={classNames(
            'min-w-0 flex-1 truncate',
            object.person ? 'font-serif text-name' : 'font-medium',
          )}
        >
          {title}
        </RecordLink>
        {onMove && (
          <span className="-my-1.5 -me-1.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100">
            <Menu
              align="end"
              trigger={<IconButton label={`Move ${title}`} icon={<MoreHorizontal />} />}
              entries={[
                {
                  group: 'Move to',
                  entries: columns
                    .filter(({ key }) => key !== column.key)
                    .map((to) => ({ label: wordsOf(level, to), onSelect: () => onMove(to) })),
                },
              ]}
            />
          </span>
        )}
      </div>
      <CardFacts columns={facts} record={record} />
    </li>
  )
}
