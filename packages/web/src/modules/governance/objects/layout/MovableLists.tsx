import { ArrowDown, ArrowUp, Ellipsis, GripVertical } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { classNames } from '../../../../ui/class-names.ts'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { Menu } from '../../../../ui/Menu.tsx'
import type { MenuEntry } from '../../../../ui/menu-entry.ts'
import { type Destination, type MovableList, stepFrom } from './move-item.ts'

/** A list as it is drawn. */
export interface DrawnList extends MovableList {
  title: string
  /** In place of the title: the input that changes it. */
  heading?: ReactNode
  /** Said while nothing is in it. */
  empty: string
}

export interface MovableListsProps {
  lists: readonly DrawnList[]
  labelOf: (id: string) => string
  /** Further verbs of one thing. */
  entriesOf?: (id: string) => readonly MenuEntry[]
  onMove: (id: string, to: Destination) => void
}

/** Things in several lists, put in order and moved between them: dragged by their handle, with Alt and the arrow keys, or from their menu. */
export function MovableLists({ lists, labelOf, entriesOf, onMove }: MovableListsProps) {
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<Destination>()
  const { area, moveAndFollow, said } = useFollowed(lists, labelOf, onMove)
  const end = () => {
    setDragged(undefined)
    setOver(undefined)
  }
  const targetProps = (to: Destination) => ({
    onDragOver: (event: DragEvent) => {
      if (dragged === undefined) return
      event.preventDefault()
      event.stopPropagation()
      setOver(to)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      event.stopPropagation()
      if (dragged !== undefined) onMove(dragged, to)
      end()
    },
  })
  const isOver = (list: string, index: number) =>
    dragged !== undefined && over?.list === list && over.index === index
  return (
    <div ref={area} className="space-y-6">
      {lists.map((list) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
        <div
          role="group"
          key={list.name}
          aria-label={list.title}
          {...targetProps({ list: list.name, index: list.ids.length })}
        >
          {list.heading ?? <h3 className="mb-1 font-medium text-muted">{list.title}</h3>}
          <ol
            className={classNames('border-y border-hairline', isOver(list.name, list.ids.length) && overLook)}
          >
            {list.ids.length === 0 && <li className="py-2 text-muted">{list.empty}</li>}
            {list.ids.map((id, index) => (
              <li
                key={id}
                {...targetProps({ list: list.name, index })}
                className={classNames(
                  'flex h-row items-center gap-1 border-b border-hairline last:border-0 touch:h-12',
                  dragged === id && 'opacity-50',
                  isOver(list.name, index) && overLook,
                )}
              >
                <MovableItem
                  label={labelOf(id)}
                  id={id}
                  entries={[...(entriesOf?.(id) ?? []), ...moves(lists, list.name, id, moveAndFollow)]}
                  onStep={(by) => {
                    const to = stepFrom(lists, id, by)
                    if (to) moveAndFollow(id, to)
                  }}
                  onDragStart={() => setDragged(id)}
                  onDragEnd={end}
                />
              </li>
            ))}
          </ol>
        </div>
      ))}
      <p className="sr-only" role="status">
        {said}
      </p>
    </div>
  )
}

const overLook = 'bg-hover'

interface MovableItemProps {
  id: string
  label: string
  entries: readonly MenuEntry[]
  onStep: (by: -1 | 1) => void
  onDragStart: () => void
  onDragEnd: () => void
}

function MovableItem({ id, label, entries, onStep, onDragStart, onDragEnd }: MovableItemProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key]
    if (!event.altKey || by === undefined) return
    event.preventDefault()
    onStep(by)
  }
  return (
    <>
      <IconButton
        label={`Move ${label}: drag, or Alt and the arrow keys`}
        icon={<GripVertical />}
        data-movable={id}
        draggable
        onKeyDown={onKeyDown}
        onDragStart={onDragStart}
        onDragEnd={onDragEnd}
        className="cursor-grab"
      />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      <Menu
        align="end"
        trigger={<IconButton label={`More for ${label}`} icon={<Ellipsis />} />}
        entries={entries}
      />
    </>
  )
}

function moves(
  lists: readonly DrawnList[],
  from: string,
  id: string,
  move: (id: string, to: Destination) => void,
): MenuEntry[] {
  const step = (by: -1 | 1): MenuEntry => {
    const to = stepFrom(lists, id, by)
    return {
      label: by === -1 ? 'Move up' : 'Move down',
      icon: by === -1 ? <ArrowUp /> : <ArrowDown />,
      disabled: to === undefined,
      onSelect: () => to && move(id, to),
    }
  }
  const others = lists.filter(({ name }) => name !== from)
  const toOthers = others.map(
    ({ name, title, ids }): MenuEntry => ({
      label: title,
      onSelect: () => move(id, { list: name, index: ids.length }),
    }),
  )
  return [step(-1), step(1), ...(others.length > 0 ? [{ group: 'Move to', entries: toOthers }] : [])]
}

/** What is moved by keys keeps the focus, wherever it goes, and where it went is said. */
function useFollowed(
  lists: readonly DrawnList[],
  labelOf: (id: string) => string,
  onMove: MovableListsProps['onMove'],
) {
  const area = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState<{ id: string; at: number }>()
  useEffect(() => {
    if (moved) area.current?.querySelector<HTMLElement>(`[data-movable="${CSS.escape(moved.id)}"]`)?.focus()
  }, [moved])
  const list = moved && lists.find(({ ids }) => ids.includes(moved.id))
  const said =
    moved && list
      ? `${labelOf(moved.id)}: ${list.title}, ${list.ids.indexOf(moved.id) + 1} of ${list.ids.length}`
      : ''
  const moveAndFollow = (id: string, to: Destination) => {
    onMove(id, to)
    setMoved((last) => ({ id, at: (last?.at ?? 0) + 1 }))
  }
  return { area, moveAndFollow, said }
}
