import { ArrowDown, ArrowUp, ListTree, X } from 'lucide-react'
import { useMemo } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { fromList } from '../../ui/from-list.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Select } from '../../ui/Select.tsx'
import { fieldOptions } from '../filter/field-options.ts'
import { toColumn } from './column.ts'
import { asLevel, type GroupLevel, isGroupable, mostLevels, type Stretch, stretches } from './groups.ts'
import type { List } from './use-list.ts'

/** By what a table is grouped: up to three levels, outermost first. */
export function GroupMenu({ list }: { list: List }) {
  const { levels } = list
  return (
    <Popover
      title="Group by"
      align="end"
      trigger={
        <IconButton
          label={
            levels.length > 0 ? `Grouped by ${levels.map(({ column }) => column.label).join(', ')}` : 'Group'
          }
          icon={<ListTree className={levels.length > 0 ? 'text-accent' : undefined} />}
        />
      }
    >
      <GroupList list={list} />
    </Popover>
  )
}

function GroupList({ list: { catalogue, object, levels, change } }: { list: List }) {
  const written = levels.map((level) => level.written)
  const paths = levels.map(({ column }) => column.path)
  const load = useMemo(
    () =>
      fromList(
        fieldOptions(catalogue, object, ({ kind }) => isGroupable(kind)).filter(
          ({ value }) => !paths.includes(value),
        ),
      ),
    [catalogue, object, paths],
  )
  const set = (group: string[]) => change({ group })
  const add = (path: string) => {
    const column = toColumn(catalogue, object, path)
    if (column) set([...written, asLevel(column)])
  }
  return (
    <>
      <ul className="-mx-1 mb-3 empty:mb-0">
        {levels.map((level, at) => (
          <LevelLine
            key={level.written}
            level={level}
            onStretch={(by) => set(written.with(at, `${level.column.path}:${by}`))}
            onUp={at > 0 ? () => set(swapped(written, at, at - 1)) : undefined}
            onDown={at < levels.length - 1 ? () => set(swapped(written, at, at + 1)) : undefined}
            onRemove={() => set(written.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {levels.length < mostLevels && (
        <Combobox
          aria-label="Add a level"
          placeholder={levels.length === 0 ? 'Group by…' : 'Then by…'}
          load={load}
          value={null}
          onValueChange={(option) => option && add(option.value)}
        />
      )}
    </>
  )
}

const swapped = (list: readonly string[], one: number, other: number): string[] =>
  list.with(one, list[other]!).with(other, list[one]!)

const stretchOptions = stretches.map((value) => ({ value, label: `by ${value}` }))

interface LevelLineProps {
  level: GroupLevel
  onStretch: (by: Stretch) => void
  onUp?: () => void
  onDown?: () => void
  onRemove: () => void
}

function LevelLine({ level: { column, by }, onStretch, onUp, onDown, onRemove }: LevelLineProps) {
  const { label } = column
  return (
    <li className="flex min-h-hit items-center gap-1 rounded-md ps-1 hover:bg-hover">
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {by && (
        <Select
          className="w-28"
          aria-label={`Stretch of ${label}`}
          options={stretchOptions}
          value={by}
          onValueChange={onStretch}
        />
      )}
      <IconButton label={`Move ${label} up`} icon={<ArrowUp />} disabled={!onUp} onClick={onUp} />
      <IconButton label={`Move ${label} down`} icon={<ArrowDown />} disabled={!onDown} onClick={onDown} />
      <IconButton label={`Do not group by ${label}`} icon={<X />} onClick={onRemove} />
    </li>
  )
}
