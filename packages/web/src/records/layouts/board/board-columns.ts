import type { Condition } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../app/api-query.ts'
import type { Column } from '../../list/column.ts'
import { conditionOfGroup, type GroupLevel, type GroupValue, groupByOf } from '../../list/groups.ts'
import { type ColumnMeasure, namesToAsk } from '../../list/measures.ts'
import { type SummedRow, type Sums, sumsOf } from '../../list/sums.ts'
import type { List } from '../../list/use-list.ts'
import type { SummedPage } from '../../list/use-sums.ts'
import { useSteps } from './use-steps.ts'

/** A column of a board: the records with one value of its field. */
export interface BoardColumn {
  key: string
  value: GroupValue
  /** What a reference points to is called. */
  title: string | null
  condition: Condition
  sums: Sums
}

/** So many columns of records that a reference points to; who has more wants a table in groups. */
const mostColumns = 40

/**
 * The columns of a board with what they come to. A choice has all of its options, in their order; so has a reference to what stands in an order of its
 * own, as the stages of a pipeline do; another reference has what records point to.
 */
export function useBoardColumns(
  { object, catalogue }: Pick<List, 'object' | 'catalogue'>,
  filter: Condition | undefined,
  level: GroupLevel,
  measures: readonly ColumnMeasure[],
  enabled: boolean,
) {
  const query = { groupBy: groupByOf(level), measures: namesToAsk(measures), filter, limit: 500 }
  const asked = useQuery({ ...apiQuery<SummedPage>(`${object.path}/aggregate`, query), enabled })
  const steps = useSteps(catalogue, object, filter, level, enabled)
  return {
    ...asked,
    columns: asked.data && steps && columnsOf(level, asked.data.data, measures, steps),
  }
}

function columnsOf(
  level: GroupLevel,
  rows: readonly SummedRow[],
  measures: readonly ColumnMeasure[],
  steps: ReadonlyMap<GroupValue, string>,
): BoardColumn[] {
  const { path } = level.column
  const byValue = Map.groupBy(rows, (row) => row[path] ?? null)
  const values = [...new Set([...valuesOf(level.column), ...steps.keys(), ...byValue.keys()])].slice(
    0,
    mostColumns,
  )
  // What has no value comes last, wherever it was found, and is left out where nothing is without.
  const ordered = [...values.filter((value) => value !== null), ...(values.includes(null) ? [null] : [])]
  return ordered.map((value) => {
    const of = byValue.get(value) ?? []
    const title = steps.get(value) ?? (level.titlePath ? of[0]?.[level.titlePath] : null)
    return {
      key: JSON.stringify(value),
      value,
      title: typeof title === 'string' ? title : null,
      condition: conditionOfGroup(level, value),
      sums: sumsOf(of, measures),
    }
  })
}

/** The values that a field can have, whether or not some record has them. */
function valuesOf({ field }: Column): GroupValue[] {
  if (field.kind === 'yesNo') return field.required ? [true, false] : [true, false, null]
  if (field.kind !== 'select') return []
  const values = field.options.map(({ value }) => value)
  return field.required ? values : [...values, null]
}
