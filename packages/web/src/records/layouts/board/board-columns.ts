import type { Condition } from '@regulars/model'
import type { Column } from '../../list/column.ts'
import { conditionOfGroup, type GroupLevel, type GroupValue } from '../../list/groups.ts'
import type { ColumnMeasure } from '../../list/measures.ts'
import { type Sums, sumsOf } from '../../list/sums.ts'
import type { FirstPage } from '../use-pages.ts'
import type { BoardAnswer } from './board-answer.ts'

/** A column of a board: the records with one value of its field. */
export interface BoardColumn {
  key: string
  value: GroupValue
  /** What a reference points to is called. */
  title: string | null
  condition: Condition
  sums: Sums
  /** Its first cards. */
  first: FirstPage
}

/** So many columns of records that a reference points to; who has more wants a table in groups. */
const mostColumns = 40

const none: FirstPage = { data: [], nextCursor: null }

/**
 * The columns of a board with what they come to and their first cards. A choice has all of its options, in their order; so has a reference to what stands in an order
 * of its own, as the stages of a pipeline do; another reference has what records point to.
 */
export function columnsOf(
  level: GroupLevel,
  { sums, columns: first }: BoardAnswer,
  measures: readonly ColumnMeasure[],
  steps: ReadonlyMap<GroupValue, string>,
): BoardColumn[] {
  const { path } = level.column
  const byValue = Map.groupBy(sums, (row) => row[path] ?? null)
  const cards = new Map(first.map(({ value, ...page }) => [value, page]))
  // What has records but no cards is beyond what the server reads for one board.
  const values = [...new Set([...valuesOf(level.column), ...steps.keys(), ...byValue.keys()])]
    .filter((value) => cards.has(value) || !byValue.has(value))
    .slice(0, mostColumns)
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
      first: cards.get(value) ?? none,
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
