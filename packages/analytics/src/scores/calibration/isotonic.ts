import { forEachTie, type RankedScores } from '../metrics/rank-scores.ts'

type Block = { rows: number; positives: number; lowest: number; highest: number }

/**
 * The rising steps that come closest to the outcomes: neighbouring scores are thrown together as long as the lower one has the
 * higher share.
 *
 * @source pool adjacent violators: Ayer, Brunk, Ewing, Reid & Silverman (1955), Annals of Mathematical Statistics 26, 641–647
 * @returns both ends of each step, ascending
 * @cost one walk after sorting
 */
export function isotonicSteps(ranked: RankedScores): { said: number[]; came: number[] } {
  const blocks: Block[] = []
  let first = 0
  forEachTie(ranked, (rows, positives) => {
    const score = ranked.scores[first]!
    first += rows
    let block: Block = { rows, positives, lowest: score, highest: score }
    // Scores come from high to low, so shares have to fall.
    while (blocks.length > 0 && share(blocks.at(-1)!) <= share(block)) block = pooled(blocks.pop()!, block)
    blocks.push(block)
  })
  const said: number[] = []
  const came: number[] = []
  for (const block of blocks.reverse()) {
    for (const end of block.lowest === block.highest ? [block.lowest] : [block.lowest, block.highest]) {
      said.push(end)
      came.push(share(block))
    }
  }
  return { said, came }
}

function share({ rows, positives }: Block): number {
  return positives / rows
}

function pooled(higher: Block, lower: Block): Block {
  return {
    rows: higher.rows + lower.rows,
    positives: higher.positives + lower.positives,
    lowest: lower.lowest,
    highest: higher.highest,
  }
}
