import type { FieldKind } from '@regulars/model'
import type { Column } from './column.ts'

/** What can stand below a column, as the server measures it. */
export type MeasureKind = 'sum' | 'avg' | 'min' | 'max' | 'filled' | 'distinct'

/** Something measured of a column over many records. */
export interface ColumnMeasure {
  column: Column
  kind: MeasureKind
}

/** What people call a measure; of days and moments the smallest is the earliest. */
export function measureLabel(kind: MeasureKind, field: FieldKind): string {
  const isTime = field === 'date' || field === 'instant'
  if (kind === 'min') return isTime ? 'Earliest' : 'Smallest'
  if (kind === 'max') return isTime ? 'Latest' : 'Largest'
  return { sum: 'Sum', avg: 'Average', filled: 'Filled in', distinct: 'Different' }[kind]
}

const counting: readonly MeasureKind[] = ['filled', 'distinct']
const ofFigures: readonly MeasureKind[] = ['sum', 'avg', 'min', 'max', ...counting]

const measures: Partial<Record<FieldKind, readonly MeasureKind[]>> = {
  number: ofFigures,
  money: ofFigures,
  share: ['avg', 'min', 'max', ...counting],
  date: ['min', 'max', ...counting],
  instant: ['min', 'max', ...counting],
  duration: ofFigures,
  rating: ['avg', 'min', 'max', ...counting],
  longText: ['filled'],
  richText: ['filled'],
  address: [],
  file: [],
  multiSelect: ['filled'],
  json: [],
}

/** What can be measured of a kind of field. */
export const measuresOf = (kind: FieldKind): readonly MeasureKind[] => measures[kind] ?? counting

/** What stands below a column when nobody chose: amounts are added up, shares averaged. A number may be an age, so it waits to be asked. */
const usual: Partial<Record<FieldKind, MeasureKind>> = { money: 'sum', share: 'avg' }

/** What stands below the columns; `none` where somebody wants nothing. Estimates are not added up unasked. */
export function measuresFor(
  columns: readonly Column[],
  chosen: Readonly<Record<string, string>> = {},
): ColumnMeasure[] {
  return columns.flatMap((column) => {
    if (column.isTitle) return []
    const { kind: field } = column.field
    const wanted = chosen[column.path] ?? (column.object.writes === 'records' ? usual[field] : undefined)
    const kind = measuresOf(field).find((each) => each === wanted)
    return kind ? [{ column, kind }] : []
  })
}

/** The name under which the server answers a measure. */
export const measureName = ({ column, kind }: ColumnMeasure): string => `${kind}:${column.path}`

/** The path to the currency of an amount that has one of its own. */
export function currencyPath({ steps, field }: Column): string | undefined {
  return field.kind === 'money' && field.currency ? [...steps, field.currency].join('.') : undefined
}

/**
 * All that must be asked for a set of measures. Amounts in several currencies make several groups of one; so that means can be put together
 * again, their number is asked too.
 */
export function namesToAsk(measures: readonly ColumnMeasure[]): string[] {
  const means = measures.filter(({ kind }) => kind === 'avg').map(({ column }) => `filled:${column.path}`)
  return [...new Set(['count', ...measures.map(measureName), ...means])]
}
