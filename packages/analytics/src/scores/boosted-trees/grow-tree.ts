import type { BinnedColumns } from './bin-columns.ts'
import {
  bestSplit,
  buildHistogram,
  type Histogram,
  type NodeSums,
  type Split,
  subtractHistogram,
} from './histogram.ts'
import type { Tree } from './tree.ts'

/** What a tree may look like. */
export type TreeShape = {
  maxLeaves: number
  minRows: number
  penalty: number
  learningRate: number
}

/** A leaf that may still be split. */
type OpenLeaf = {
  node: number
  rows: Uint32Array
  histogram: Histogram
  sums: NodeSums
  split: Split | undefined
}

/**
 * One tree: the leaf whose split gains most is split first, until there are enough leaves or nothing is gained.
 *
 * @source best-first growth: Shi (2007), PhD thesis, University of Waikato; as in LightGBM (Ke et al. 2017, NIPS)
 * @param slopes first derivative of the loss by each row's score
 * @param curvatures second derivative
 * @param scores of the rows; receives what the tree adds
 * @cost rows × columns × (about log₂ leaves)
 */
export function growTree(
  binned: BinnedColumns,
  slopes: Float64Array,
  curvatures: Float64Array,
  shape: TreeShape,
  scores: Float64Array,
): Tree {
  const tree: Tree = { column: [], threshold: [], unknownLeft: [], left: [], right: [], value: [] }
  const open = (rows: Uint32Array, histogram: Histogram): OpenLeaf => {
    const sums = sumsOf(rows, slopes, curvatures)
    const node = addNode(tree, sums, shape)
    return { node, rows, histogram, sums, split: bestSplit(binned, histogram, sums, shape) }
  }
  const all = Uint32Array.from({ length: binned.rows }, (_, row) => row)
  const leaves = [open(all, buildHistogram(binned, all, slopes, curvatures))]
  while (leaves.length < shape.maxLeaves) {
    const place = mostGaining(leaves)
    if (place < 0) break
    const leaf = leaves[place]!
    const [left, right] = parted(binned, leaf.rows, leaf.split!)
    const smaller = left.length <= right.length ? left : right
    const fresh = buildHistogram(binned, smaller, slopes, curvatures)
    const rest = subtractHistogram(leaf.histogram, fresh)
    const children = [
      open(left, smaller === left ? fresh : rest),
      open(right, smaller === left ? rest : fresh),
    ]
    splitNode(tree, leaf.node, binned, leaf.split!, children[0]!.node)
    leaves.splice(place, 1, ...children)
  }
  for (const { node, rows } of leaves) for (const row of rows) scores[row]! += tree.value[node]!
  return tree
}

function sumsOf(rows: Uint32Array, slopes: Float64Array, curvatures: Float64Array): NodeSums {
  let slope = 0
  let curvature = 0
  for (let index = 0; index < rows.length; index++) {
    slope += slopes[rows[index]!]!
    curvature += curvatures[rows[index]!]!
  }
  return { slope, curvature, count: rows.length }
}

/** A new leaf; its value is the Newton step for its rows, shortened by the learning rate. */
function addNode(tree: Tree, { slope, curvature }: NodeSums, { penalty, learningRate }: TreeShape): number {
  tree.column.push(-1)
  tree.threshold.push(0)
  tree.unknownLeft.push(false)
  tree.left.push(-1)
  tree.right.push(-1)
  return tree.value.push((-learningRate * slope) / (curvature + penalty)) - 1
}

function splitNode(tree: Tree, node: number, binned: BinnedColumns, split: Split, left: number): void {
  tree.column[node] = split.column
  tree.threshold[node] = binned.edges[split.column]![split.bin - 1]!
  tree.unknownLeft[node] = split.unknownLeft
  tree.left[node] = left
  tree.right[node] = left + 1
}

function mostGaining(leaves: readonly OpenLeaf[]): number {
  let best = -1
  leaves.forEach(({ split }, place) => {
    if (split && (best < 0 || split.gain > leaves[best]!.split!.gain)) best = place
  })
  return best
}

/** The rows of a leaf on either side of its split, in their order. */
function parted(binned: BinnedColumns, rows: Uint32Array, split: Split): [Uint32Array, Uint32Array] {
  const bins = binned.bins[split.column]!
  const goesLeft = (row: number) => (bins[row] === 0 ? split.unknownLeft : bins[row]! <= split.bin)
  return [rows.filter((row) => goesLeft(row)), rows.filter((row) => !goesLeft(row))]
}
