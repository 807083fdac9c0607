import { Problem } from '../../../platform/problem.ts'

/** The deal lacks what its new stage asks for; `requirements` names each part in words. */
export const requirementsUnmet = (deal: string, stage: string, requirements: readonly string[]) =>
  new Problem('deal.requirements-unmet', {
    status: 422,
    title: `“${deal}” cannot enter “${stage}” yet: deals there ${requirements.join(', and ')}.`,
    mend: 'Fill that in first, then move the deal.',
    field: 'stageId',
    extra: { requirements },
  })

/** A deal that was won or lost keeps what it was won or lost with. */
export const dealClosed = (deal: string, status: 'won' | 'lost', field: string) =>
  new Problem('deal.closed', {
    status: 409,
    title: `“${deal}” is ${status}, so what it is worth stays as it was.`,
    mend: 'Move it back to an open stage to change that.',
    field,
  })

/** Amounts of two currencies cannot stand on one deal. */
export const currencyMismatch = (theirs: string, ours: string, field: string, mend: string) =>
  new Problem('deal.currency-mismatch', {
    status: 422,
    title: `This is in ${theirs}, but the deal is in ${ours}.`,
    mend,
    field,
  })

/** There is no stage that a new deal could begin in. */
export const noStage = () =>
  new Problem('deal.no-stage', {
    status: 422,
    title: 'There is no open stage in which a deal could begin.',
    mend: 'Make a pipeline with a stage first.',
    field: 'stageId',
  })

/** The requirements of a stage cannot be read as a question about deals. */
export const badRequirements = (title: string) =>
  new Problem('stage.bad-requirements', { status: 422, title, field: 'requirements' })

/** Deals stand in a stage that is to go, and nobody said where they go. */
export const whereTo = (deals: number) =>
  new Problem('stage.where-to', {
    status: 422,
    title: deals === 1 ? 'One deal stands there.' : `${deals} deals stand there.`,
    mend: 'Choose the stage that they move to.',
    field: 'moveTo',
    extra: { deals },
  })

/** A deal needs an open stage to begin in. */
export const lastOpenStage = (name: string) =>
  new Problem('stage.last-open', {
    status: 409,
    title: `Without “${name}” there would be no open stage for a deal to begin in.`,
    mend: 'Make another open stage first.',
  })

/** So many deals are moved by the list, where one sees how far it is. */
export const tooManyDeals = (most: number) =>
  new Problem('stage.too-many-deals', {
    status: 409,
    title: `More than ${most} deals stand there.`,
    mend: 'Move them in the list of deals first, all at once.',
  })
