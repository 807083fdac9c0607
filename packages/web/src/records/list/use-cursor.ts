import type { VirtualItem } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { chordOf } from '../../app/keyboard/chord.ts'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { saveField } from '../write/save-field.ts'
import type { RowVerbs } from './TableRow.tsx'
import { type CursorSetting, usePlace } from './use-place.ts'

/** Where one is in a table, and what keys and presses do there. */
export function useCursor(setting: CursorSetting) {
  const { object, columns, pages, selection, onOpen } = setting
  const { place, go, point, edit, leave } = usePlace(setting)
  const { records } = pages
  const { row, column } = place
  const toggle = (at: number, isRange: boolean) => {
    const id = records[at]?.id
    if (id === undefined) return
    const order = records.map((record) => record.id)
    if (isRange) selection.extendTo(id, order)
    else selection.toggle(id)
  }
  const endEdit: RowVerbs['endEdit'] = (at, of, result, move) => {
    const record = records[at]
    const field = columns[of]?.field
    if (result && record && field) void saveField({ object, record, field, value: result.value })
    if (!move) leave(at, of)
    else go(move === 'down' ? at + 1 : at, move === 'next' ? of + 1 : of)
  }
  const verbs = useLatest<RowVerbs>({ toggle, edit, point, endEdit })
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
  const onKeyDown = onKeysOf({
    down: () => go(row + 1),
    up: () => go(row - 1),
    right: () => go(row, column + 1),
    left: () => go(row, column - 1),
    pagedown: () => go(row + pageStep),
    pageup: () => go(row - pageStep),
    home: () => go(row, 0),
    end: () => go(row, columns.length - 1),
    enter: () => (column === 0 ? open() : edit(row, column)),
    f2: () => edit(row, column),
    space: () => toggle(row, false),
  })
  const isDrawn = (drawn: readonly VirtualItem[]) => drawn.some(({ index }) => index === row)
  return { ...place, verbs, onKeyDown, isDrawn }
}

const pageStep = 15

/** Keys of the grid itself, not of what is inside it. */
function onKeysOf(moves: Record<string, () => void>) {
  return (event: KeyboardEvent) => {
    const move = moves[chordOf(event)]
    if (!move || event.target !== event.currentTarget) return
    event.preventDefault()
    move()
  }
}

function useLatest<T>(value: T) {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
