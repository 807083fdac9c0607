import type { BinnedColumns } from './bin-columns.ts'

/** Sums per bin over the rows of one node, all columns after one another. */
export type Histogram = { slopes: Float64Array; curvatures: Float64Array; counts: Float64Array }

/** The sums of a whole node. */
export type NodeSums = { slope: number; curvature: number; count: number }

/** Where to cut a node in two. */
export type Split = {
  gain: number
  column: number
  /** Bins 1 to this go left. */
  bin: number
  unknownLeft: boolean
}

/** What a split must respect. */
export type SplitRules = { penalty: number; minRows: number }

/** Adds up the rows of a node, bin by bin. */
export function buildHistogram(
  binned: BinnedColumns,
  rows: Uint32Array,
  slopes: Float64Array,
  curvatures: Float64Array,
): Histogram {
  const size = binned.starts.at(-1)!
  const histogram = {
    slopes: new Float64Array(size),
    curvatures: new Float64Array(size),
    counts: new Float64Array(size),
  }
  binned.bins.forEach((bins, column) => {
    const start = binned.starts[column]!
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!
      const at = start + bins[row]!
      histogram.slopes[at]! += slopes[row]!
      histogram.curvatures[at]! += curvatures[row]!
      histogram.counts[at]!++
    }
  })
  return histogram
}

/** A child's histogram from its parent's and its sibling's, in the parent's place: half the rows need not be read. */
export function subtractHistogram(parent: Histogram, child: Histogram): Histogram {
  for (const name of ['slopes', 'curvatures', 'counts'] as const) {
    const [from, less] = [parent[name], child[name]]
    for (let at = 0; at < from.length; at++) from[at]! -= less[at]!
  }
  return parent
}

/**
 * The split that gains most, or undefined when none is allowed.
 *
 * @source Chen & Guestrin (2016), "XGBoost", KDD 785–794, algorithms 2 and 3 (unknown values tried on both sides)
 * Notation: gain = G_L²/(H_L + λ) + G_R²/(H_R + λ) − G²/(H + λ)
 */
export function bestSplit(
  binned: BinnedColumns,
  histogram: Histogram,
  sums: NodeSums,
  rules: SplitRules,
): Split | undefined {
  let best: Split | undefined
  for (let column = 0; column < binned.bins.length; column++) {
    const start = binned.starts[column]!
    const unknown = sumsAt(histogram, start)
    // With nothing unknown here, unknown values will later follow the larger side.
    for (const unknownLeft of unknown.count > 0 ? [true, false] : [false]) {
      const left: NodeSums = unknownLeft ? unknown : { slope: 0, curvature: 0, count: 0 }
      const found = bestCut(histogram, start, binned.edges[column]!.length, { ...left }, sums, rules)
      if (!found || (best && found.gain <= best.gain)) continue
      const largerLeft = found.leftCount * 2 > sums.count
      best = {
        gain: found.gain,
        column,
        bin: found.bin,
        unknownLeft: unknown.count > 0 ? unknownLeft : largerLeft,
      }
    }
  }
  return best
}

function bestCut(
  { slopes, curvatures, counts }: Histogram,
  start: number,
  edgeCount: number,
  left: NodeSums,
  sums: NodeSums,
  { penalty, minRows }: SplitRules,
): { gain: number; bin: number; leftCount: number } | undefined {
  const whole = sums.slope ** 2 / (sums.curvature + penalty)
  let best: { gain: number; bin: number; leftCount: number } | undefined
  for (let bin = 1; bin <= edgeCount; bin++) {
    left.slope += slopes[start + bin]!
    left.curvature += curvatures[start + bin]!
    left.count += counts[start + bin]!
    const rightCount = sums.count - left.count
    if (left.count < minRows) continue
    if (rightCount < minRows) break
    const rightSlope = sums.slope - left.slope
    const rightCurvature = sums.curvature - left.curvature
    const gain =
      left.slope ** 2 / (left.curvature + penalty) + rightSlope ** 2 / (rightCurvature + penalty) - whole
    if (gain > 1e-9 && gain > (best?.gain ?? 0)) best = { gain, bin, leftCount: left.count }
  }
  return best
}

function sumsAt({ slopes, curvatures, counts }: Histogram, at: number): NodeSums {
  return { slope: slopes[at]!, curvature: curvatures[at]!, count: counts[at]! }
}
