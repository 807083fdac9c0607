import { type ContractState, contractStates } from '@regulars/model'
import { Problem } from '../../../platform/problem.ts'

/** The contract cannot go from the state it is in to the one wanted. */
export const contractNotFrom = (title: string, from: ContractState, to: ContractState) =>
  new Problem('contract.state', {
    status: 409,
    title: `“${title}” is ${contractStates.said(from)}, so it cannot become ${contractStates.said(to)}.`,
    mend: from === 'ended' ? 'Make a new contract.' : 'Choose another state.',
    field: 'status',
  })

/** Days that are the wrong way round. */
export const daysTurned = (title: string, field: string) =>
  new Problem('contract.days-turned', {
    status: 422,
    title,
    mend: 'Enter a later day.',
    field,
  })

/** A line in another currency than its contract. */
export const lineCurrency = (theirs: string, ours: string) =>
  new Problem('contract.currency-mismatch', {
    status: 422,
    title: `This line is in ${theirs}, but the contract is in ${ours}.`,
    mend: `Say what it costs in ${ours}.`,
    field: 'currency',
  })

/** Prices are not converted, so a contract with lines keeps its currency. */
export const currencyStays = () =>
  new Problem('contract.currency-stays', {
    status: 409,
    title: 'The currency stays as it is while the contract has lines: their prices are not converted.',
    mend: 'Remove the lines first, or make a new contract.',
    field: 'currency',
  })

/** A price cannot change on a line that is over. */
export const lineOver = (name: string, endsOn: string, field: string) =>
  new Problem('contract.line-over', {
    status: 409,
    title: `“${name}” ends on ${endsOn}, before the new price would begin.`,
    mend: 'Choose an earlier day, or leave this line out.',
    field,
  })

/** A line that is not on the contract. */
export const strangeContractLine = (field: string) =>
  new Problem('contract.strange-line', {
    status: 422,
    title: 'This line belongs to another contract, or was removed.',
    field,
  })

/** Only a contract that runs to an end can be renewed by a quote. */
export const notToRenew = (title: string) =>
  new Problem('contract.not-to-renew', {
    status: 409,
    title: `“${title}” has no end that a new quote could take over from.`,
    mend: 'Give it a term first.',
  })
