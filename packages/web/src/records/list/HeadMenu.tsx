import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ChevronDown,
  EyeOff,
  ListTree,
  MoveHorizontal,
  Pin,
  PinOff,
} from 'lucide-react'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/menu-entry.ts'
import { widthOf } from './column.ts'
import { isGroupable } from './groups.ts'
import type { HeadCellProps } from './head-props.ts'
import { narrowest, widest } from './ResizeEdge.tsx'
import { furtherSort, sortCount, sortOf, withoutSort } from './sort.ts'

const widthStep = 40

/** Everything that can be done with a column, also by keyboard. */
export function HeadMenu(props: HeadCellProps) {
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`${props.column.label}: more`}
          className="absolute end-2 flex size-5 items-center justify-center rounded-sm bg-paper text-muted opacity-0 ring-focus group-hover/head:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100 data-popup-open:opacity-100"
        >
          <ChevronDown aria-hidden="true" className="size-3.5" />
        </button>
      }
      entries={[
        ...sortEntries(props),
        'separator',
        ...placeEntries(props),
        'separator',
        ...widthEntries(props),
      ]}
    />
  )
}

function sortEntries({ column: { path, field }, sort, onSortChange, onGroup }: HeadCellProps): MenuEntry[] {
  const sorted = sortOf(sort, path)
  const by = (word: string) => () => onSortChange(word)
  const entries: MenuEntry[] = []
  if (field.sortable) {
    entries.push({ label: 'Sort upwards', icon: <ArrowUp />, onSelect: by(path) })
    entries.push({ label: 'Sort downwards', icon: <ArrowDown />, onSelect: by(`-${path}`) })
    if (!sorted) entries.push({ label: 'Then sort by this', onSelect: by(furtherSort(sort, path, false)) })
    else if (sortCount(sort) > 1)
      entries.push({ label: 'Do not sort by this', onSelect: () => onSortChange(withoutSort(sort, path)) })
  }
  if (onGroup && isGroupable(field.kind))
    entries.push({ label: 'Group by this', icon: <ListTree />, onSelect: () => onGroup(path) })
  return entries
}

function placeEntries(props: HeadCellProps): MenuEntry[] {
  const { column, at, columns, layout, onMove, onLeaveOut, onFreeze } = props
  const { path, isTitle } = column
  const before = columns[at - 1]
  const after = columns[at + 1]
  const isLastFrozen = layout.frozen === at + 1
  const entries: MenuEntry[] = []
  if (!isTitle && at > 1 && before)
    entries.push({ label: 'Move left', icon: <ArrowLeft />, onSelect: () => onMove(path, before.path) })
  if (!isTitle && after)
    entries.push({ label: 'Move right', icon: <ArrowRight />, onSelect: () => onMove(path, after.path) })
  if (!isLastFrozen)
    entries.push({ label: 'Freeze up to here', icon: <Pin />, onSelect: () => onFreeze(at + 1) })
  else if (at > 0) entries.push({ label: 'Do not freeze', icon: <PinOff />, onSelect: () => onFreeze(1) })
  if (!isTitle) entries.push({ label: 'Leave out', icon: <EyeOff />, onSelect: () => onLeaveOut(path) })
  return entries
}

function widthEntries({ column, widths, onWidthChange }: HeadCellProps): MenuEntry[] {
  const width = widthOf(column, widths)
  const to = (next: number) => () => onWidthChange(column.path, Math.min(widest, Math.max(narrowest, next)))
  return [
    { label: 'Wider', icon: <MoveHorizontal />, onSelect: to(width + widthStep) },
    { label: 'Narrower', onSelect: to(width - widthStep) },
  ]
}
