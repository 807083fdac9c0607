import type { Matrix } from '../linear-algebra/matrix.ts'
import { type FeatureColumns, type FeatureValue, isUnknown } from './feature-table.ts'

/** How one feature becomes columns of numbers; plain data. */
export type FeatureEncoding = NumberEncoding | CategoryEncoding

type NumberEncoding = {
  kind: 'number'
  name: string
  /** Mean and standard deviation of the known values. */
  mean: number
  deviation: number
  /** Whether a column says "not known"; only when that happened in training. */
  unknownColumn: boolean
}

type CategoryEncoding = {
  kind: 'category'
  name: string
  /** One column each; the last may be `otherCategory` or `unknownCategory`. */
  categories: string[]
}

/** Names of the columns for rare and for missing categories; the blank keeps them apart from real ones. */
export const otherCategory = ' other'
export const unknownCategory = ' not known'

/**
 * Learns how to turn features into numbers: categories become a column each, missing values a column of their own.
 *
 * A feature is a number when all its known values are, else a category. Columns without differences are left out.
 *
 * @param options `leastCount` of rows for a category of its own, rarer ones share one; `dropFirst` leaves out the most
 *   frequent category, as a fit without penalty needs
 * @throws RangeError naming feature, row and value: NaN, infinity, or numbers mixed with texts
 */
export function learnEncoding(
  { rows, columns }: FeatureColumns,
  { leastCount, dropFirst }: { leastCount: number; dropFirst: boolean },
): { features: FeatureEncoding[]; ignored: string[] } {
  const features: FeatureEncoding[] = []
  const ignored: string[] = []
  for (const [name, column] of columns) {
    const feature = isNumeric(name, column, rows)
      ? numberEncoding(name, column, rows)
      : categoryEncoding(name, column, rows, leastCount, dropFirst)
    if (feature) features.push(feature)
    else ignored.push(name)
  }
  return { features, ignored }
}

/** Whether the known values are numbers; true for a column in which nothing is known. */
function isNumeric(name: string, column: ArrayLike<FeatureValue>, rows: number): boolean {
  let numeric: boolean | undefined
  for (let row = 0; row < rows; row++) {
    const value = column[row]
    if (isUnknown(value)) continue
    const isNumber = typeof value === 'number'
    if (isNumber && !Number.isFinite(value))
      throw new RangeError(`${name}[${row}] must be a finite number, but is ${value}`)
    if (numeric !== undefined && numeric !== isNumber) {
      throw new RangeError(
        `${name}[${row}] must be a ${numeric ? 'number' : 'text'} like those before, but is ${value}`,
      )
    }
    numeric = isNumber
  }
  return numeric ?? true
}

function numberEncoding(
  name: string,
  column: ArrayLike<FeatureValue>,
  rows: number,
): NumberEncoding | undefined {
  let known = 0
  let mean = 0
  for (let row = 0; row < rows; row++) {
    if (isUnknown(column[row])) continue
    known++
    mean += ((column[row] as number) - mean) / known
  }
  let squares = 0
  for (let row = 0; row < rows; row++)
    if (!isUnknown(column[row])) squares += ((column[row] as number) - mean) ** 2
  const deviation = Math.sqrt(squares / known)
  if (known === 0) return undefined
  const differs = deviation > 1e-12 * Math.abs(mean)
  if (!differs && known === rows) return undefined
  return { kind: 'number', name, mean, deviation: differs ? deviation : 0, unknownColumn: known < rows }
}

function categoryEncoding(
  name: string,
  column: ArrayLike<FeatureValue>,
  rows: number,
  leastCount: number,
  dropFirst: boolean,
): CategoryEncoding | undefined {
  const counts = new Map<string, number>()
  for (let row = 0; row < rows; row++) {
    const category = categoryOf(column[row])
    counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  if (counts.size < 2) return undefined
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const categories = byCount.filter(([, count]) => count >= leastCount).map(([category]) => category)
  if (categories.length < byCount.length) categories.push(otherCategory)
  if (categories.length < 2) return undefined
  return { kind: 'category', name, categories: dropFirst ? categories.slice(1) : categories }
}

function categoryOf(value: FeatureValue): string {
  return isUnknown(value) ? unknownCategory : String(value)
}

/** How many columns of numbers a feature becomes. */
export function widthOf(feature: FeatureEncoding): number {
  return feature.kind === 'category' ? feature.categories.length : feature.unknownColumn ? 2 : 1
}

/** What each column of numbers stands for, in words. */
export function columnLabels(feature: FeatureEncoding): string[] {
  if (feature.kind === 'category')
    return feature.categories.map((category) => `${feature.name} = ${category.trim()}`)
  return feature.unknownColumn ? [feature.name, `${feature.name} = not known`] : [feature.name]
}

/**
 * The table as numbers.
 *
 * @param scaling `standard`: numbers as (value − mean) / deviation, missing ones 0; `raw`: as they are, missing ones NaN
 * @returns rows × Σ widths; a category never seen in training counts as `otherCategory` where there is one, else as none
 * @throws RangeError naming feature, row and value when a number is not one
 */
export function encodeFeatures(
  features: readonly FeatureEncoding[],
  { rows, columns }: FeatureColumns,
  scaling: 'standard' | 'raw',
): Matrix {
  const width = features.reduce((sum, feature) => sum + widthOf(feature), 0)
  const values = new Float64Array(rows * width)
  let first = 0
  for (const feature of features) {
    const column = columns.get(feature.name)!
    const write = feature.kind === 'number' ? numberWriter(feature, scaling) : categoryWriter(feature)
    for (let row = 0; row < rows; row++) write(column[row], values, row * width + first, row)
    first += widthOf(feature)
  }
  return { rows, columns: width, values }
}

type Writer = (value: FeatureValue, values: Float64Array, at: number, row: number) => void

function numberWriter(
  { name, mean, deviation, unknownColumn }: NumberEncoding,
  scaling: 'standard' | 'raw',
): Writer {
  return (value, values, at, row) => {
    if (isUnknown(value)) {
      values[at] = scaling === 'raw' ? Number.NaN : 0
      if (unknownColumn) values[at + 1] = 1
      return
    }
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new RangeError(`${name}[${row}] must be a finite number, but is ${value}`)
    }
    if (scaling === 'raw') values[at] = value
    else values[at] = deviation === 0 ? 0 : (value - mean) / deviation
  }
}

function categoryWriter({ categories }: CategoryEncoding): Writer {
  const places = new Map(categories.map((category, place) => [category, place]))
  return (value, values, at) => {
    const place = places.get(categoryOf(value)) ?? places.get(otherCategory)
    if (place !== undefined) values[at + place] = 1
  }
}
