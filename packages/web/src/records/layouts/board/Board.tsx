import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { chordOf } from '../../../app/keyboard/chord.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { type DescribedObject, type RecordRow, titleOf } from '../../objects/described-object.ts'
import { useDrag } from '../use-drag.ts'
import { BoardColumnView } from './BoardColumnView.tsx'
import type { BoardColumn } from './board-columns.ts'
import type { BoardProps } from './board-props.ts'
import { DraggedCard } from './DraggedCard.tsx'

/** A card that was taken up by keyboard, and the column it would go to. */
export interface Lifted {
  record: RecordRow
  from: number
  to: number
}

/** The columns of a board. Cards are moved by mouse, by keyboard (Space, arrows, Enter) and by their menu. */
export function Board(props: BoardProps) {
  const { object, columns, mayMove, onMove } = props
  const [lifted, setLifted] = useState<Lifted>()
  const box = useRef<HTMLDivElement>(null)
  const find = (id: string) => {
    const from = columns?.findIndex(({ first }) => first.data.some((record) => record.id === id)) ?? -1
    const record = columns?.[from]?.first.data.find((each) => each.id === id)
    return record && { record, from }
  }
  // The same for as long as the board is there, so that what is carried draws no card anew.
  const latest = useRef(onMove)
  useEffect(() => {
    latest.current = onMove
  })
  const move = useRef<BoardProps['onMove']>((record, from, to) => latest.current(record, from, to)).current
  const { dragged, start } = useDrag((id, target) => {
    const found = find(id)
    const from = found && columns?.[found.from]
    const to = columns?.find(({ key }) => key === target)
    if (found && from && to) onMove(found.record, from, to)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.card : undefined
    if (id === undefined || !columns) return
    const act = keysOf({ lifted, setLifted, find, columns, onMove, mayMove, box: box.current, id })[
      chordOf(event)
    ]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  if (!columns) return <BoardSkeleton />
  const carried = dragged && find(dragged.id)?.record
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the keys of the cards inside
    <div
      ref={box}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 snap-x gap-3 overflow-x-auto scroll-px-4 md:scroll-px-6 border-t border-hairline bg-sunken px-4 py-3 md:px-6"
    >
      {columns.map((column, at) => (
        <BoardColumnView
          key={column.key}
          {...props}
          column={column}
          columns={columns}
          onMove={move}
          isTarget={dragged ? dragged.over === column.key : lifted?.to === at}
          liftedId={lifted?.record.id}
          draggedId={dragged?.id}
          onDragStart={mayMove ? start : undefined}
        />
      ))}
      <p className="sr-only" aria-live="assertive">
        {lifted && sayLifted(object, lifted, columns)}
      </p>
      {dragged && carried && <DraggedCard object={object} record={carried} dragged={dragged} />}
    </div>
  )
}

function sayLifted(object: DescribedObject, { record, to }: Lifted, columns: readonly BoardColumn[]): string {
  return `${titleOf(object, record)} would go to column ${to + 1} of ${columns.length}. Left and right choose, Enter moves, Escape lets go.`
}

interface KeySetting extends Pick<BoardProps, 'onMove' | 'mayMove'> {
  id: string
  columns: readonly BoardColumn[]
  lifted: Lifted | undefined
  setLifted: (lifted: Lifted | undefined) => void
  find: (id: string) => { record: RecordRow; from: number } | undefined
  box: HTMLElement | null
}

/** What keys do on a card: arrows go from card to card, or from column to column with one that was taken up. */
function keysOf({
  id,
  columns,
  lifted,
  setLifted,
  find,
  onMove,
  mayMove,
  box,
}: KeySetting): Record<string, () => void> {
  const aside = (by: number) =>
    lifted
      ? setLifted({ ...lifted, to: Math.min(columns.length - 1, Math.max(0, lifted.to + by)) })
      : focusAside(box, id, by)
  const drop = () => {
    const from = lifted && columns[lifted.from]
    const to = lifted && columns[lifted.to]
    setLifted(undefined)
    if (!lifted || !from || !to) return
    onMove(lifted.record, from, to)
    requestAnimationFrame(() => cardIn(box, lifted.record.id)?.focus())
  }
  const lift = () => {
    const found = find(id)
    if (found && mayMove) setLifted({ ...found, to: found.from })
  }
  const always = { right: () => aside(1), left: () => aside(-1), space: lifted ? drop : lift }
  if (lifted) return { ...always, enter: drop, escape: () => setLifted(undefined) }
  return { ...always, down: () => focusBelow(box, id, 1), up: () => focusBelow(box, id, -1) }
}

const cardIn = (box: HTMLElement | null, id: string) =>
  box?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`) ?? null

function focusBelow(box: HTMLElement | null, id: string, by: number): void {
  const cards = [
    ...(cardIn(box, id)?.closest('[data-drop]')?.querySelectorAll<HTMLElement>('[data-card]') ?? []),
  ]
  cards[cards.findIndex((card) => card.dataset.card === id) + by]?.focus()
}

/** The card beside, at the same height where there is one; columns without cards are passed over. */
function focusAside(box: HTMLElement | null, id: string, by: number): void {
  const all = [...(box?.querySelectorAll<HTMLElement>('[data-drop]') ?? [])]
  const here = cardIn(box, id)?.closest<HTMLElement>('[data-drop]')
  if (!here) return
  const row = [...here.querySelectorAll<HTMLElement>('[data-card]')].findIndex(
    (card) => card.dataset.card === id,
  )
  for (let at = all.indexOf(here) + by; at >= 0 && at < all.length; at += by) {
    const cards = [...all[at]!.querySelectorAll<HTMLElement>('[data-card]')]
    if (cards.length === 0) continue
    cards[Math.min(row, cards.length - 1)]!.focus()
    return
  }
}

function BoardSkeleton() {
  return (
    <div className="flex flex-1 gap-3 border-t border-hairline bg-sunken px-6 py-3">
      {[0, 1, 2, 3].map((column) => (
        <div key={column} className="w-72 space-y-3">
          <Skeleton className="w-1/2" />
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </div>
      ))}
    </div>
  )
}
