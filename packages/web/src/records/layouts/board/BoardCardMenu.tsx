import { MoreHorizontal } from 'lucide-react'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import type { GroupLevel } from '../../list/groups.ts'
import type { RecordRow } from '../../objects/described-object.ts'
import type { BoardColumn } from './board-columns.ts'
import type { BoardProps } from './board-props.ts'
import { wordsOf } from './column-words.ts'

export interface BoardCardMenuProps {
  title: string
  record: RecordRow
  level: GroupLevel
  column: BoardColumn
  columns: readonly BoardColumn[]
  onMove: BoardProps['onMove']
}

/** The columns that a card can go to. */
export function BoardCardMenu({ title, record, level, column, columns, onMove }: BoardCardMenuProps) {
  const to = columns.filter(({ key }) => key !== column.key)
  return (
    <span className="-my-1.5 -me-1.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100">
      <Menu
        align="end"
        trigger={<IconButton label={`Move ${title}`} icon={<MoreHorizontal />} />}
        entries={[
          {
            group: 'Move to',
            entries: to.map((each) => ({
              label: wordsOf(level, each),
              onSelect: () => onMove(record, column, each),
            })),
          },
        ]}
      />
    </span>
  )
}
