import { type ColumnMeasure, currencyPath, measureName } from './measures.ts'

/** A row as the server sums up: values grouped by under their paths, measures under their names. */
export type SummedRow = Readonly<Record<string, string | number | boolean | null>>

/** What a measure came to; amounts of several currencies stand side by side and are never added up. */
export type Sum = { value: number | string | null } | { amounts: readonly Amount[] } | { isUnclear: true }

export interface Amount {
  minor: number
  /** Undefined: that of the business. */
  currency: string | undefined
}

/** Sums of some records. */
export interface Sums {
  count: number
  /** By the path of the column. */
  byPath: ReadonlyMap<string, Sum>
}

/** Puts together what the server summed up in one group, which has a row for each currency in it. */
export function sumsOf(rows: readonly SummedRow[], measures: readonly ColumnMeasure[]): Sums {
  return {
    count: rows.reduce((sum, row) => sum + Number(row.count ?? 0), 0),
    byPath: new Map(measures.map((measure) => [measure.column.path, sumOf(rows, measure)])),
  }
}

function sumOf(rows: readonly SummedRow[], measure: ColumnMeasure): Sum {
  const { column, kind } = measure
  const name = measureName(measure)
  if (column.field.kind === 'money' && kind !== 'filled' && kind !== 'distinct')
    return { amounts: amountsOf(rows, measure, currencyPath(column)) }
  const values = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined)
  if (kind === 'sum' || kind === 'filled')
    return { value: values.reduce<number>((sum, each) => sum + Number(each), 0) }
  if (values.length <= 1) return { value: (values[0] as string | number | undefined) ?? null }
  if (kind === 'avg') return { value: meanOf(rows, name, `filled:${column.path}`) }
  // The same value may occur beside several currencies, so their numbers do not add up.
  if (kind === 'distinct') return { isUnclear: true }
  const sorted = (values as (string | number)[]).toSorted((a, b) => (a < b ? -1 : 1))
  return { value: (kind === 'min' ? sorted[0] : sorted.at(-1)) ?? null }
}

/** Groups by several currencies split an amount further than its own; what is in one currency belongs together. */
function amountsOf(
  rows: readonly SummedRow[],
  measure: ColumnMeasure,
  currency: string | undefined,
): Amount[] {
  const byCurrency = Map.groupBy(rows, (row) => (currency ? row[currency] : undefined))
  return [...byCurrency].flatMap(([code, of]) => {
    const value = together(of, measure)
    return value === null ? [] : [{ minor: value, currency: typeof code === 'string' ? code : undefined }]
  })
}

function together(rows: readonly SummedRow[], measure: ColumnMeasure): number | null {
  const name = measureName(measure)
  const values = rows.map((row) => row[name]).filter((value) => typeof value === 'number')
  if (values.length === 0) return null
  if (measure.kind === 'sum') return values.reduce((sum, each) => sum + each, 0)
  if (measure.kind === 'min') return Math.min(...values)
  if (measure.kind === 'max') return Math.max(...values)
  return Math.round(meanOf(rows, name, `filled:${measure.column.path}`) ?? 0)
}

function meanOf(rows: readonly SummedRow[], name: string, filled: string): number | null {
  const total = rows.reduce((sum, row) => sum + Number(row[name] ?? 0) * Number(row[filled] ?? 0), 0)
  const count = rows.reduce((sum, row) => sum + Number(row[filled] ?? 0), 0)
  return count === 0 ? null : total / count
}
