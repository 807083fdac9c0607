import type { PlaceSetting, usePlace } from './use-place.ts'

const pageStep = 15

export interface MoveSetting {
  setting: Pick<PlaceSetting, 'columns' | 'lines'>
  at: Pick<ReturnType<typeof usePlace>, 'place' | 'go' | 'extend' | 'edit'>
  open: () => void
  toggle: () => void
}

/** What the keys of a grid do when nothing is being written. */
export function moveKeys({
  setting: { columns, lines },
  at,
  open,
  toggle,
}: MoveSetting): Record<string, () => void> {
  const { row, column } = at.place
  const line = lines.at(row)
  const last = columns.length - 1
  const group = line?.kind === 'group' ? line.group : undefined
  return {
    down: () => at.go(row + 1),
    up: () => at.go(row - 1),
    right: () => (group && !group.isOpen ? lines.toggle(group.key, true) : at.go(row, column + 1)),
    left: () => (group?.isOpen ? lines.toggle(group.key, false) : at.go(row, column - 1)),
    'shift+down': () => at.extend(row + 1),
    'shift+up': () => at.extend(row - 1),
    'shift+right': () => at.extend(row, column + 1),
    'shift+left': () => at.extend(row, column - 1),
    'mod+shift+down': () => at.extend(lines.count - 1),
    'mod+shift+up': () => at.extend(0),
    'mod+shift+right': () => at.extend(row, last),
    'mod+shift+left': () => at.extend(row, 0),
    'mod+down': () => at.go(lines.count - 1),
    'mod+up': () => at.go(0),
    pagedown: () => at.go(row + pageStep),
    pageup: () => at.go(row - pageStep),
    home: () => at.go(row, 0),
    end: () => at.go(row, last),
    'mod+home': () => at.go(0, 0),
    'mod+end': () => at.go(lines.count - 1, last),
    enter: () => (column === 0 || group ? open() : at.edit(row, column)),
    f2: () => at.edit(row, column),
    space: toggle,
  }
}
