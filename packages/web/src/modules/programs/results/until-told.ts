import type { Format } from '../../../ui/format/use-format.tsx'
import type { Program } from '../program.ts'
import type { ProgramResults } from './program-results.ts'

/** How long it takes until the result can be told, or told better; empty when it is told. */
export function untilTold(
  program: Program,
  results: ProgramResults,
  now: Date,
  { near, number, day }: Format,
): string[] {
  if (!program.launchedAt) return []
  const end = new Date(results.goalReachedAt ?? program.launchedAt)
  const isOpen = !results.told || (results.revenue.totalLow <= 0 && results.revenue.totalHigh >= 0)
  const sentences: string[] = []
  if (now < end)
    sentences.push(
      `Purchases count until ${day(end.toISOString())}, ${near(end.toISOString(), now)}; the figures change until then.`,
    )
  const needed = results.told ? results.peopleNeeded : null
  const people = results.arms.treatment.people + results.arms.holdout.people
  if (isOpen && needed !== null && needed > people)
    sentences.push(
      `To be sure of a rise by a fifth, about ${number(roundUp(needed))} people are needed; this program has ${number(people)}. Write to a larger segment, or hold back more.`,
    )
  return sentences
}

/** To two digits that matter, upwards. */
function roundUp(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.ceil(count / step) * step
}
