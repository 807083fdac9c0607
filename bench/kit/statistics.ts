/** The middle figure; of an even number the upper of the two in the middle. */
export const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!

/** What came of the rounds of one measurement. */
export interface Summary {
  median: number
  lowest: number
  highest: number
}

export const summaryOf = (figures: readonly number[]): Summary => ({
  median: median(figures),
  lowest: Math.min(...figures),
  highest: Math.max(...figures),
})

/** Round by round, since a round's two figures are made one after the other and what else the machine does weighs on both. */
export const ratiosOf = (ours: readonly number[], others: readonly number[]): number[] =>
  ours.map((figure, round) => figure / others[round]!)
