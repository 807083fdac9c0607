import { apiQuery } from '../../../app/api-query.ts'

/** A stage as the way of a deal tells it. */
export interface PathStage {
  id: string
  name: string
  outcome: 'open' | 'won' | 'lost'
  probability: number
  /** What the deal lacks to enter, each after "deals there": "have a value". */
  lacks: string[]
  /** Days it stood there; null when it never did. */
  days: number | null
}

export interface DealMove {
  at: string
  from: string | null
  to: string
  by: string | null
}

/** The way of one deal. Its key begins with `deals`, so whatever changes a deal asks it again. */
export const pathQuery = (dealId: string) =>
  apiQuery<{ stages: PathStage[]; moves: DealMove[] }>(`deals/${dealId}/path`)

/** What is missing, as a sentence: "To enter Proposal, it must have a value." */
export function sayLacks({ name, lacks }: PathStage): string {
  return `To enter ${name} it must ${lacks.join(', and ')}.`
}
