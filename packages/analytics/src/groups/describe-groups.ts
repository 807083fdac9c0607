import { type Matrix, matrixOf, type NumberRows } from '../linear-algebra/matrix.ts'
import { requireCount, requireSameLength } from '../require.ts'

/** A column as people know it. */
export type ProfileColumn = {
  /** As in a sentence: "orders a year". */
  name: string
  /** Writes a mean for people; three significant digits unless given. */
  format?: (value: number) => string
}

/** One figure of a group, beside that of everybody else. */
export type ProfileFigure = {
  name: string
  /** Mean inside the group. */
  mean: number
  /** Mean of everybody else; of everybody when there is only one group. */
  elsewhere: number
  /** mean − elsewhere, in standard deviations over all customers; 0 for a column without differences. */
  difference: number
}

/** What sets one group apart. */
export type GroupProfile = {
  group: number
  size: number
  /** Share of all customers, 0–1. */
  share: number
  /** Every column, the most telling first. */
  figures: ProfileFigure[]
  /** The same for people. */
  sentence: string
}

/**
 * What sets each group apart, in words?
 * The shopkeeper's question: "So who are these people?"
 *
 * Columns that differ by less than .2 standard deviations are not mentioned; from .2 the sentence says "slightly", from .5
 * "clearly", from 1.2 "far" higher or lower. Means describe, they do not prove: the groups were made from these columns.
 *
 * @source standardised difference of means: Cohen (1988), Statistical Power Analysis, 2nd ed. (.2 small, .5 medium);
 * 1.2 "very large": Sawilowsky (2009), Journal of Modern Applied Statistical Methods 8, 597–599
 * @param rows one row of finite figures per customer, in the units people know (not standardised)
 * @param assignment group of each row, whole ≥ 0
 * @param columns one per column of `rows`
 * @param options `mostFigures` named in a sentence, whole ≥ 1, 3 unless given
 * @returns one profile per group, by group number
 * @throws RangeError naming the value and its bound
 * @cost two walks over the rows
 * @example
 * describeGroups([[1, 5], [2, 5], [9, 6], [12, 5]], [0, 0, 1, 1], [{ name: 'orders' }, { name: 'returns' }])[1].sentence
 * // '2 of 4 customers (50 %): far higher orders (10.5 against 1.5 elsewhere), clearly higher returns (5.5 against 5).'
 */
export function describeGroups(
  rows: NumberRows,
  assignment: ArrayLike<number>,
  columns: readonly ProfileColumn[],
  { mostFigures = 3 }: { mostFigures?: number } = {},
): GroupProfile[] {
  const points = matrixOf(rows)
  requireSameLength('rows', { length: points.rows }, 'assignment', assignment)
  requireSameLength('columns', columns, 'each row', { length: points.columns })
  requireCount('mostFigures', mostFigures, 1)
  const { sums, sizes } = groupSums(points, assignment)
  const totals = Float64Array.from(columns, (_, k) => sums.values().reduce((sum, one) => sum + one[k]!, 0))
  const deviations = deviationsOf(points, totals)
  return [...sizes.keys()]
    .sort((a, b) => a - b)
    .map((group) => {
      const size = sizes.get(group)!
      const rest = points.rows - size
      const figures = columns.map(({ name }, k): ProfileFigure => {
        const inside = sums.get(group)![k]!
        const mean = inside / size
        const elsewhere = rest === 0 ? mean : (totals[k]! - inside) / rest
        return {
          name,
          mean,
          elsewhere,
          difference: deviations[k] === 0 ? 0 : (mean - elsewhere) / deviations[k]!,
        }
      })
      const telling = figures.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
      const sentence = sentenceOf(size, points.rows, telling.slice(0, mostFigures), columns)
      return { group, size, share: size / points.rows, figures: telling, sentence }
    })
}

function groupSums({ rows, columns, values }: Matrix, assignment: ArrayLike<number>) {
  const sums = new Map<number, Float64Array>()
  const sizes = new Map<number, number>()
  for (let row = 0; row < rows; row++) {
    const group = requireCount(`assignment[${row}]`, assignment[row]!)
    const sum = sums.get(group) ?? new Float64Array(columns)
    for (let k = 0; k < columns; k++) sum[k]! += values[row * columns + k]!
    sums.set(group, sum)
    sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  return { sums, sizes }
}

function deviationsOf({ rows, columns, values }: Matrix, totals: Float64Array): Float64Array {
  const squares = new Float64Array(columns)
  for (let at = 0; at < values.length; at++) {
    squares[at % columns]! += (values[at]! - totals[at % columns]! / rows) ** 2
  }
  return squares.map((square) => Math.sqrt(square / rows))
}

function sentenceOf(
  size: number,
  all: number,
  telling: ProfileFigure[],
  columns: readonly ProfileColumn[],
): string {
  const start = `${size} of ${all} customers (${Math.round((100 * size) / all)} %)`
  const parts = telling
    .filter(({ difference }) => Math.abs(difference) >= 0.2)
    .map(({ name, mean, elsewhere, difference }, index) => {
      const write = columns.find((column) => column.name === name)?.format ?? threeDigits
      const against = `${write(mean)} against ${write(elsewhere)}${index === 0 ? ' elsewhere' : ''}`
      return `${degree(Math.abs(difference))} ${difference > 0 ? 'higher' : 'lower'} ${name} (${against})`
    })
  return parts.length === 0 ? `${start}: much like everybody else.` : `${start}: ${parts.join(', ')}.`
}

function degree(difference: number): string {
  if (difference >= 1.2) return 'far'
  return difference >= 0.5 ? 'clearly' : 'slightly'
}

function threeDigits(value: number): string {
  return String(Number(value.toPrecision(3)))
}
