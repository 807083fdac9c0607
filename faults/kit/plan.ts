import { seededRandom } from '@regulars/analytics'
import type { Work } from './round.ts'
import type { Shop } from './shop.ts'

/** One round of a run, before it is played. */
export interface PlannedRound {
  number: number
  work: Work
}

/** Rounds that are played in one shop, which is new. */
export interface PlannedBlock {
  kind: Shop['kind']
  rounds: PlannedRound[]
}

/** The blocks of a run, without end: every work in turn, in an order by chance, in one kind of shop and then in the other. */
export function* planBlocks(works: readonly Work[], seed: number): Generator<PlannedBlock> {
  const random = seededRandom(seed)
  let number = 0
  for (let block = 0; ; block++) {
    const kind = block % 2 === 0 ? 'apart' : 'together'
    const possible = works.filter(({ shop }) => shop === undefined || shop === kind)
    yield { kind, rounds: shuffled(possible, random).map((work) => ({ work, number: ++number })) }
  }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
