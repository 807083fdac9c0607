import { type RefObject, useState } from 'react'
import type { DescribedObject } from '../objects/described-object.ts'
import type { Column } from './column.ts'
import type { RecordPages } from './use-record-pages.ts'
import type { Selection } from './use-selection.ts'

interface Place {
  row: number
  column: number
  isEditing: boolean
}

/** What a table is made of, as far as cursor and keys need it. */
export interface CursorSetting {
  object: DescribedObject
  columns: readonly Column[]
  pages: RecordPages
  selection: Selection
  onOpen: (id: string) => void
  scroller: RefObject<HTMLDivElement | null>
  scrollTo: (row: number) => void
}

/** Where one is in a table, and the ways to be elsewhere. */
export function usePlace({ object, columns, pages, scroller, scrollTo }: CursorSetting) {
  const { records } = pages
  const [place, setPlace] = useState<Place>({ row: -1, column: 0, isEditing: false })
  const go = (row: number, column = place.column) => {
    const next = {
      row: Math.min(records.length - 1, Math.max(0, row)),
      column: Math.min(columns.length - 1, Math.max(0, column)),
      isEditing: false,
    }
    setPlace(next)
    scrollTo(next.row)
    scroller.current?.focus({ preventScroll: true })
  }
  const point = (row: number, column: number) => {
    if (place.isEditing && place.row === row && place.column === column) return
    setPlace({ row, column, isEditing: false })
  }
  const edit = (row: number, at: number) => {
    const column = columns[at]
    const isOpen = column && column.steps.length === 0 && column.field.writable && object.may.update
    if (records[row]) setPlace({ row, column: at, isEditing: isOpen ?? false })
  }
  /** Ends editing there; whoever has gone elsewhere meanwhile stays there. */
  const leave = (row: number, column: number) =>
    setPlace((now) => (now.row === row && now.column === column ? { ...now, isEditing: false } : now))
  return { place, go, point, edit, leave }
}
