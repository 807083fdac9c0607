import type { VirtualItem } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { chordOf } from '../../app/keyboard/chord.ts'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { saveField } from '../write/save-field.ts'
import type { Column } from './column.ts'
import type { RowVerbs } from './TableRow.tsx'
import type { RecordPages } from './use-record-pages.ts'
import type { Selection } from './use-selection.ts'

interface Place {
  row: number
  column: number
  isEditing: boolean
}

interface CursorSetting {
  object: DescribedObject
  columns: readonly Column[]
  pages: RecordPages
  selection: Selection
  onOpen: (id: string) => void
  scroller: RefObject<HTMLDivElement | null>
  scrollTo: (row: number) => void
}

/** Where one is in a table, and what keys and presses do there. */
export function useCursor(setting: CursorSetting) {
  const { object, columns, pages, selection, scroller, scrollTo, onOpen } = setting
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
    if (scroller.current && !scroller.current.contains(document.activeElement))
      scroller.current.focus({ preventScroll: true })
  }
  const edit = (row: number, at: number) => {
    const column = columns[at]
    const isOpen = column && column.steps.length === 0 && column.field.writable && object.may.update
    if (records[row]) setPlace({ row, column: at, isEditing: isOpen ?? false })
  }
  const toggle = (row: number, isRange: boolean) => {
    const record = records[row]
    if (!record) return
    if (isRange)
      selection.extendTo(
        record.id,
        records.map(({ id }) => id),
      )
    else selection.toggle(record.id)
  }
  const latest: RowVerbs = {
    toggle,
    edit,
    point: (row, column) => {
      if (place.isEditing && place.row === row && place.column === column) return
      setPlace({ row, column, isEditing: false })
    },
    endEdit: (row, column, result, move) => {
      const record = records[row]
      const field = columns[column]?.field
      if (result && record && field) void saveField({ object, record, field, value: result.value })
      scroller.current?.focus({ preventScroll: true })
      go(move === 'down' ? row + 1 : row, move === 'next' ? column + 1 : column)
    },
  }
  const verbs = useRef(latest)
  useEffect(() => {
    verbs.current = latest
  })
  const { row, column } = place
  const open = () => records[row] && onOpen(records[row].id)
  useKeys(object.labelPlural, [
    { keys: 'j', label: 'Next', run: () => go(row + 1) },
    { keys: 'k', label: 'The one before', run: () => go(row - 1) },
    { keys: 'x', label: 'Select', run: () => toggle(row, false) },
    { keys: 'shift+x', label: 'Select up to here', run: () => toggle(row, true) },
    { keys: 'e', label: 'Edit the cell', run: () => edit(row, column) },
    { keys: 'o', label: 'Open', run: () => open() },
    { keys: 'mod+a', label: 'Select all', run: selection.selectAll },
    { keys: 'escape', label: 'Select none', run: selection.clear },
  ])
  const moves: Record<string, () => void> = {
    down: () => go(row + 1),
    up: () => go(row - 1),
    right: () => go(row, column + 1),
    left: () => go(row, column - 1),
    pagedown: () => go(row + 15),
    pageup: () => go(row - 15),
    home: () => go(row, 0),
    end: () => go(row, columns.length - 1),
    enter: () => (column === 0 ? open() : edit(row, column)),
    f2: () => edit(row, column),
    space: () => toggle(row, false),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[chordOf(event)]
    if (!move || event.target !== event.currentTarget) return
    event.preventDefault()
    move()
  }
  const isDrawn = (drawn: readonly VirtualItem[]) => drawn.some(({ index }) => index === row)
  return { ...place, verbs, onKeyDown, isDrawn }
}
