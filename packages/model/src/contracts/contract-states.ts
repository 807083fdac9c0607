import { states } from '../states/states.ts'

/** How a contract stands. `noticed`: notice was given, and it runs until its last day. */
export const contractStates = states({
  draft: { said: 'a draft', next: ['active'] },
  active: { said: 'running', next: ['paused', 'noticed', 'ended'] },
  paused: { said: 'paused', next: ['active', 'noticed', 'ended'] },
  noticed: { said: 'under notice', next: ['active', 'ended'] },
  ended: { said: 'ended', next: [] },
})

/** A state of a contract. */
export type ContractState = (typeof contractStates.all)[number]
