import { type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import type { DescribedObject } from '../objects/described-object.ts'
import { type CellPlace, rangeBetween } from './cell-place.ts'
import type { Column } from './column.ts'
import { type Lines, recordOf } from './lines.ts'

interface Place extends CellPlace {
  /** The other corner of what is marked; absent when only the cell itself is. */
  anchor?: CellPlace
  isEditing: boolean
}

/** What a table is made of, as far as the place in it needs it. */
export interface PlaceSetting {
  object: DescribedObject
  columns: readonly Column[]
  lines: Lines
  scroller: RefObject<HTMLDivElement | null>
  scrollTo: (row: number, column: number) => void
}

/** Where one is in a table, what is marked, and the ways to be elsewhere. */
export function usePlace({ object, columns, lines, scroller, scrollTo }: PlaceSetting) {
  const [place, setPlace] = useState<Place>({ row: -1, column: 0, isEditing: false })
  const within = (row: number, column: number): CellPlace => ({
    row: Math.min(lastKnown(lines), Math.max(0, row)),
    column: Math.min(columns.length - 1, Math.max(0, column)),
  })
  const go = (row: number, column = place.column) => {
    const next = within(row, column)
    setPlace({ ...next, isEditing: false })
    scrollTo(next.row, next.column)
    scroller.current?.focus({ preventScroll: true })
  }
  /** Moves the cursor and keeps the corner where marking began. */
  const extend = (row: number, column = place.column) => {
    const next = within(row, column)
    setPlace({ ...next, anchor: place.anchor ?? { row: place.row, column: place.column }, isEditing: false })
    scrollTo(next.row, next.column)
  }
  const point = (row: number, column: number, isRange = false) => {
    if (place.isEditing && place.row === row && place.column === column) return
    if (isRange && place.row >= 0) {
      if (place.row !== row || place.column !== column) extend(row, column)
    } else setPlace({ row, column, isEditing: false })
  }
  const mayEdit = (row: number, at: number) =>
    recordOf(lines.at(row)) !== undefined && isOpen(object, columns[at])
  /** At once, so that the input is there before the browser acts on the key that asked for it. */
  const edit = (row: number, column: number) =>
    flushSync(() => setPlace({ row, column, isEditing: mayEdit(row, column) }))
  /** Ends editing there; whoever has gone elsewhere meanwhile stays there. */
  const leave = (row: number, column: number) =>
    setPlace((now) => (now.row === row && now.column === column ? { ...now, isEditing: false } : now))
  const unmark = () => setPlace(({ anchor: _, ...now }) => now)
  const range = place.row < 0 ? undefined : rangeBetween(place, place.anchor ?? place)
  return { place, range, go, extend, point, edit, mayEdit, leave, unmark }
}

/** Whether the values of a column are written here: its own fields, where one may change them. */
export function isOpen(object: DescribedObject, column: Column | undefined): boolean {
  return column !== undefined && column.steps.length === 0 && column.field.writable && object.may.update
}

/** The last line that is no longer on its way. */
function lastKnown(lines: Lines): number {
  let last = lines.count - 1
  while (last > 0 && (lines.at(last)?.kind ?? 'coming') === 'coming') last -= 1
  return Math.max(0, last)
}
