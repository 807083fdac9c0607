import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'
import { chordOf } from '../../app/keyboard/chord.ts'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { undoLast } from '../../app/undo.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { useObjects } from '../objects/use-objects.ts'
import { useCellFaults } from './cell-faults.ts'
import { isWide } from './cell-place.ts'
import type { WriteSetting } from './cell-writing.ts'
import { copyRange } from './copy-range.ts'
import { recordOf } from './lines.ts'
import { moveKeys } from './move-keys.ts'
import { emptyRange, fillDown, pasteInto } from './paste-range.ts'
import type { RowVerbs } from './row-verbs.ts'
import { saveCell } from './save-cell.ts'
import { type PlaceSetting, usePlace } from './use-place.ts'
import type { Selection } from './use-selection.ts'

export interface CellsSetting extends PlaceSetting {
  selection: Selection
  onOpen: (id: string) => void
}

/** The cells of a table by keyboard, pointer and clipboard: where one is, what is marked, what is written. */
export function useCells(setting: CellsSetting) {
  const { object, columns, lines, selection, onOpen } = setting
  const at = usePlace(setting)
  const { place, range } = at
  const { row, column } = place
  const faults = useCellFaults()
  const format = useFormat()
  const catalogue = useObjects()
  const writing: WriteSetting = { object, columns, lines, faults, catalogue, place: format }
  const toggle = (index: number, isRange: boolean) => {
    const id = recordOf(lines.at(index))?.id
    if (id === undefined) return
    if (isRange) selection.extendTo(id, lines.ids())
    else selection.toggle(id)
  }
  const endEdit: RowVerbs['endEdit'] = (index, of, result, move) => {
    const record = recordOf(lines.at(index))
    const written = columns[of]
    if (result && record && written)
      void saveCell({ object, record, column: written, value: result.value, faults, place: format })
    const [down, aside] = steps[move ?? 'stay']
    if (!move) at.leave(index, of)
    else at.go(index + down, of + aside)
  }
  const verbs = useLatest<RowVerbs>({ toggle, point: at.point, edit: at.edit, endEdit })
  const record = recordOf(lines.at(row))
  const open = () => {
    const line = lines.at(row)
    if (line?.kind === 'group') lines.toggle(line.group.key)
    else if (record) onOpen(record.id)
  }
  const letGo = () => {
    const path = columns[column]?.path
    if (record && path && faults.of(record.id)?.has(path)) faults.clear(record.id, path)
    else if (range && isWide(range)) at.unmark()
    else selection.clear()
  }
  useKeys(object.labelPlural, [
    { keys: 'j', label: 'Next', run: () => at.go(row + 1) },
    { keys: 'k', label: 'The one before', run: () => at.go(row - 1) },
    { keys: 'x', label: 'Select', run: () => toggle(row, false) },
    { keys: 'shift+x', label: 'Select up to here', run: () => toggle(row, true) },
    { keys: 'e', label: 'Edit the cell', run: () => at.edit(row, column) },
    { keys: 'o', label: 'Open', run: open },
    { keys: 'mod+a', label: 'Select all', run: selection.selectAll },
    { keys: 'mod+d', label: 'Fill down what is marked', run: () => range && void fillDown(writing, range) },
    { keys: 'mod+z', label: 'Undo your last change', run: () => void undoLast() },
    { keys: 'escape', label: 'Select none', run: letGo },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const move = moveKeys({ setting, at, open, toggle: () => toggle(row, false) })[chordOf(event)]
    if (move) {
      event.preventDefault()
      move()
    } else if (isErasing(event) && range) {
      event.preventDefault()
      void emptyRange(writing, range)
    } else if (isWriting(event) && column > 0 && at.mayEdit(row, column)) {
      // The letter goes into the input that is there at once, and not to whoever listens to letters.
      event.stopPropagation()
      at.edit(row, column)
    }
  }
  const onCopy = (event: ClipboardEvent) => {
    if (event.target !== event.currentTarget || !range) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copyRange({ columns, lines, catalogue, place: format }, range))
  }
  const onCut = (event: ClipboardEvent) => {
    onCopy(event)
    if (event.defaultPrevented && range) void emptyRange(writing, range)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (event.target !== event.currentTarget || !range) return
    event.preventDefault()
    void pasteInto(writing, range, event.clipboardData.getData('text/plain'))
  }
  return { ...place, range, faults, verbs, handlers: { onKeyDown, onCopy, onCut, onPaste } }
}

export type Cells = ReturnType<typeof useCells>

/** Lines down and columns aside for each move. */
const steps = { down: [1, 0], up: [-1, 0], next: [0, 1], previous: [0, -1], stay: [0, 0] } as const

const isErasing = ({ key }: KeyboardEvent) => key === 'Delete' || key === 'Backspace'

/** A sign that is typed, not a command. */
const isWriting = ({ key, metaKey, ctrlKey, altKey }: KeyboardEvent) =>
  key.length === 1 && key !== ' ' && !metaKey && !ctrlKey && !altKey

function useLatest<T>(value: T) {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
