// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a card is taken up and moved by keyboard
import { memo, type PointerEvent, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import type { Column } from '../../list/column.ts'
import type { GroupLevel } from '../../list/groups.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../../objects/described-object.ts'
import { RecordLink } from '../../objects/RecordLink.tsx'
import { CardFacts } from '../CardFacts.tsx'
import { BoardCardMenu } from './BoardCardMenu.tsx'
import type { BoardColumn } from './board-columns.ts'
import type { BoardProps } from './board-props.ts'

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
  onMove: BoardProps['onMove'] | undefined
}

/** With a finger nothing is pointed at before it is pressed. */
const isTouch = matchMedia('(pointer: coarse)').matches

/** One record of a board: its name and the facts that matter. Its menu is made when one comes near, since a board has many cards. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { object, record, facts, level, column, columns, isLifted, isDragged, onDragStart, onMove } = props
  const [isNear, setNear] = useState(isTouch)
  const title = titleOf(object, record)
  const comeNear = () => setNear(true)
  return (
    <li
      data-card={record.id}
      tabIndex={0}
      aria-label={title}
      aria-roledescription={onMove ? 'card that can be moved' : 'card'}
      onPointerEnter={comeNear}
      onFocus={comeNear}
      onPointerDown={(event) => onDragStart?.(record.id, event)}
      onDragStart={(event) => event.preventDefault()}
      className={classNames(
        'group rounded-md border bg-raised p-2.5 ring-focus select-none [contain-intrinsic-size:auto_6rem] [content-visibility:auto]',
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
        {onMove && isNear && <BoardCardMenu {...{ title, record, level, column, columns, onMove }} />}
      </div>
      <CardFacts columns={facts} record={record} isPlain />
    </li>
  )
})
