import type { Matrix } from '../../linear-algebra/matrix.ts'

/** One tree as parallel arrays, node 0 the root; plain data. */
export type Tree = {
  /** Column that a node asks about; −1 for a leaf. */
  column: number[]
  /** Values up to this go left. */
  threshold: number[]
  /** Whether unknown values go left. */
  unknownLeft: boolean[]
  left: number[]
  right: number[]
  /** What the tree would add to the log-odds if it ended here. */
  value: number[]
}

/** The trees of a model, and the log-odds they start from. */
export type TreeSum = { baseLogOdds: number; trees: readonly Tree[] }

/** Log-odds of one row. */
export function boostedScore({ baseLogOdds, trees }: TreeSum, design: Matrix, row: number): number {
  let score = baseLogOdds
  for (const tree of trees) score += tree.value[leafOf(tree, design, row)]!
  return score
}

/** The leaf a row ends in. */
export function leafOf(tree: Tree, { columns, values }: Matrix, row: number): number {
  let node = 0
  while (tree.column[node]! >= 0) {
    const value = values[row * columns + tree.column[node]!]!
    const goesLeft = Number.isNaN(value) ? tree.unknownLeft[node] : value <= tree.threshold[node]!
    node = goesLeft ? tree.left[node]! : tree.right[node]!
  }
  return node
}

/**
 * What each column contributed to a row's log-odds: at every node passed, the change of the expected value goes to the column
 * asked about.
 *
 * @param contributions one sum per column, added to
 */
export function addContributions(
  tree: Tree,
  { columns, values }: Matrix,
  row: number,
  contributions: Float64Array,
): void {
  let node = 0
  while (tree.column[node]! >= 0) {
    const column = tree.column[node]!
    const value = values[row * columns + column]!
    const goesLeft = Number.isNaN(value) ? tree.unknownLeft[node] : value <= tree.threshold[node]!
    const next = goesLeft ? tree.left[node]! : tree.right[node]!
    contributions[column]! += tree.value[next]! - tree.value[node]!
    node = next
  }
}
