import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useRecordAddress } from '../objects/record-address.ts'
import { asLevel, type GroupLevel, mostLevels } from './groups.ts'
import type { Lines } from './lines.ts'
import { measuresFor } from './measures.ts'
import { moved } from './moved.ts'
import { RecordTable } from './RecordTable.tsx'
import { useFlatLines } from './use-flat-lines.ts'
import { useGroupLines } from './use-group-lines.ts'
import type { List } from './use-list.ts'
import { useSums } from './use-sums.ts'

/** A list as a table: one record after the other, or in groups. */
export function TableOf({ list }: { list: List }) {
  const { columns, shown, levels } = list
  const chosen = JSON.stringify(shown.summary ?? {})
  const measures = useMemo(() => measuresFor(columns, JSON.parse(chosen)), [columns, chosen])
  // The address of a list decides which of the two it is, so hooks of one never become those of the other.
  const Table = levels.length > 0 ? GroupedTable : FlatTable
  return (
    <Table
      key={levels.map(({ written }) => written).join()}
      list={list}
      measures={measures}
      levels={levels}
    />
  )
}

interface TableProps {
  list: List
  measures: ReturnType<typeof measuresFor>
  levels: readonly GroupLevel[]
}

function FlatTable({ list, measures }: TableProps) {
  const lines = useFlatLines(list.pages)
  return <AnyTable list={list} measures={measures} lines={lines} />
}

function GroupedTable({ list, measures, levels }: TableProps) {
  const lines = useGroupLines({ ...list.question, filter: list.asked, levels, measures })
  return <AnyTable list={list} measures={measures} lines={lines} isGrouped />
}

interface AnyTableProps {
  list: List
  measures: ReturnType<typeof measuresFor>
  lines: Lines
  isGrouped?: boolean
}

function AnyTable({ list, measures, lines, isGrouped = false }: AnyTableProps) {
  const { object, columns, pages, selection, sort, change, shown, setWidth, asked, levels } = list
  const sums = useSums(object, asked, measures)
  const { history } = useRouter()
  const addressOf = useRecordAddress()
  const paths = columns.map(({ path }) => path)
  const group = (path: string) => {
    const column = columns.find((each) => each.path === path)
    if (!column) return
    const others = levels.map(({ written }) => written).filter((word) => word.split(':', 1)[0] !== path)
    change({ group: [...others, asLevel(column)].slice(-mostLevels) })
  }
  return (
    <RecordTable
      object={object}
      columns={columns}
      lines={lines}
      rowCount={pages.countIsEstimate || pages.count === undefined ? -1 : pages.count}
      selection={selection}
      sort={sort}
      widths={shown.widths ?? {}}
      frozen={shown.frozen}
      measures={measures}
      sums={sums}
      isGrouped={isGrouped}
      onSortChange={(next) => change({ sort: next })}
      onWidthChange={setWidth}
      onMove={(path, to) => change({ columns: moved(paths, path, to) })}
      onLeaveOut={(path) => change({ columns: paths.filter((each) => each !== path) })}
      onFreeze={(count) => change({ frozen: count })}
      onGroup={group}
      onMeasureChange={(path, kind) => change({ summary: { ...shown.summary, [path]: kind } })}
      onOpen={(id) => history.push(addressOf(object.name, id))}
    />
  )
}
