import type { Candidate, RuleInUse } from './read-rules.ts'

/** Who gets a lead by a rule, and why, in a sentence; or why it goes on to the next rule. */
export type Choice = { person: Candidate; reason: string } | { passedOver: string }

/**
 * Chooses among the people of a rule: whoever had their last turn longest ago, or has least open; who is away gets nothing. Everything it rests on is in
 * its arguments, so that the same state always gives the same answer.
 */
export function chooseOwner({ name, method, team, people }: RuleInUse): Choice {
  const away = people.filter(({ awayUntil }) => awayUntil !== null)
  const present = people.filter(({ awayUntil }) => awayUntil === null)
  const [first] = present.toSorted(orders[method])
  if (!first) return { passedOver: `“${name}” was passed over: ${whyNobody(people)}.` }
  const before = away.filter((person) => orders[method](person, first) < 0)
  const left = before.map((person) => ` ${person.name} is away until ${person.awayUntil}.`).join('')
  return { person: first, reason: `“${name}”: ${whys[method](first, team)}.${left}` }
}

const byName = (left: Candidate, right: Candidate): number =>
  left.name.localeCompare(right.name, 'en') || (left.id < right.id ? -1 : 1)
const inTurns = (left: Candidate, right: Candidate): number =>
  left.lastAt - right.lastAt || byName(left, right)

const orders: Record<RuleInUse['method'], (left: Candidate, right: Candidate) => number> = {
  turns: inTurns,
  load: (left, right) => left.open - right.open || inTurns(left, right),
  person: byName,
}

const whys: Record<RuleInUse['method'], (person: Candidate, team: string | null) => string> = {
  turns: ({ name }, team) => `in turns in ${team ?? 'the team'}, and it was the turn of ${name}`,
  load: ({ name, open }, team) =>
    `of all in ${team ?? 'the team'}, ${name} had least open (${open === 0 ? 'nothing' : open})`,
  person: ({ name }) => `all of these go to ${name}`,
}

const whyNobody = (people: readonly Candidate[]): string =>
  people.length === 0 ? 'nobody there works here' : 'everybody is away'
