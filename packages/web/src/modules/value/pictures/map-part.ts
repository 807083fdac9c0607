import type { Condition } from '@regulars/model'
import type { MapCell } from '../value-queries.ts'

/** A part of the map: from–to, both included; null where it is open. */
export interface MapPart {
  recencyFrom: number
  recencyTo: number | null
  purchasesFrom: number
  purchasesTo: number | null
}

/** The columns and rows of the map: first days of the bins of recency, and numbers of purchase days. */
export interface MapAxes {
  recency: number[]
  /** Days in a bin. */
  binDays: number
  purchases: number[]
}

/** Reads the axes from the cells; gaps between bins are filled, so that distances stay true. */
export function axesOf(cells: readonly MapCell[]): MapAxes {
  const starts = [...new Set(cells.map(({ recencyDays }) => recencyDays))].sort((a, b) => a - b)
  const steps = starts.slice(1).map((start, index) => start - starts[index]!)
  const binDays = steps.length > 0 ? Math.min(...steps, starts.find((start) => start > 0)!) : 1
  const last = starts.at(-1) ?? 0
  const most = Math.max(1, ...cells.map(({ purchaseDays }) => purchaseDays))
  return {
    recency: Array.from({ length: Math.floor(last / binDays) + 1 }, (_, index) => index * binDays),
    binDays,
    purchases: Array.from({ length: most }, (_, index) => index + 1),
  }
}

/** The part of the map between two columns and two rows, by their indices in any order. The last ones hold all that is above. */
export function partBetween(axes: MapAxes, columns: [number, number], rows: [number, number]): MapPart {
  const [left, right] = clamp(columns, axes.recency.length - 1)
  const [bottom, top] = clamp(rows, axes.purchases.length - 1)
  return {
    recencyFrom: axes.recency[left]!,
    recencyTo: right === axes.recency.length - 1 ? null : axes.recency[right]! + axes.binDays - 1,
    purchasesFrom: axes.purchases[bottom]!,
    purchasesTo: top === axes.purchases.length - 1 ? null : axes.purchases[top]!,
  }
}

function clamp([a, b]: [number, number], last: number): [number, number] {
  const within = (index: number) => Math.min(last, Math.max(0, index))
  return [within(Math.min(a, b)), within(Math.max(a, b))]
}

/** What lies in a part. */
export function within(cells: readonly MapCell[], part: MapPart) {
  const inside = cells.filter(
    ({ recencyDays, purchaseDays }) =>
      recencyDays >= part.recencyFrom &&
      (part.recencyTo === null || recencyDays <= part.recencyTo) &&
      purchaseDays >= part.purchasesFrom &&
      (part.purchasesTo === null || purchaseDays <= part.purchasesTo),
  )
  const sum = (amount: (cell: MapCell) => number) => inside.reduce((total, cell) => total + amount(cell), 0)
  return {
    customers: sum(({ customers }) => customers),
    spend: sum(({ spend }) => spend),
    lifetimeValue: sum(({ lifetimeValue }) => lifetimeValue ?? 0),
  }
}

/** The part as a condition about people: what a segment is made of. */
export function conditionOf(part: MapPart): Condition {
  const bounds: [string, 'gte' | 'lte', number | null][] = [
    ['score.recencyDays', 'gte', part.recencyFrom === 0 ? null : part.recencyFrom],
    ['score.recencyDays', 'lte', part.recencyTo],
    ['score.purchaseDays', 'gte', part.purchasesFrom],
    ['score.purchaseDays', 'lte', part.purchasesTo],
  ]
  return {
    all: bounds.flatMap(([field, op, value]) => (value === null ? [] : [{ field, op, value }])),
  }
}
