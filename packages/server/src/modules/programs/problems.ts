import { Problem } from '../../platform/problem.ts'

/** There is no such program, or none that may be seen. */
export const noSuchProgram = () =>
  new Problem('program.not-found', { status: 404, title: 'There is no such program.' })

/** The program lacks what a launch needs. */
export const notReady = (field: string, title: string, mend: string) =>
  new Problem('program.not-ready', { status: 422, title, mend, field })

/** Nobody in the audience may be written to. */
export const nobodyToWriteTo = (why: string) =>
  new Problem('program.nobody', {
    status: 422,
    title: `Nobody in the audience can be written to: ${why}.`,
    mend: 'Ask people for their consent, or choose another segment.',
    field: 'segmentId',
  })

/** It has been launched before. */
export const launchedAlready = () =>
  new Problem('program.launched', {
    status: 409,
    title: 'This program has been launched already.',
    mend: 'Make a copy to run it once more.',
  })

/** What a launched program was launched with stays as it was. */
export const fixedByLaunch = (field: string) =>
  new Problem('program.fixed', {
    status: 409,
    title:
      'Segment, template, channel and holdout of a launched program stay as they were: its result would mean nothing.',
    mend: 'Make a copy and change that.',
    field,
  })

/** People are added to what has not begun or still runs. */
export const notAddedTo = () =>
  new Problem('program.takes-nobody', {
    status: 409,
    title: 'This program takes nobody any more.',
    mend: 'Make a copy, and add them to that.',
  })

/** Who changes programs, but must not let messages go. */
export const mayNotLaunch = () =>
  new Problem('program.not-yours-to-launch', {
    status: 403,
    title: 'This program runs, and writes to whoever is added to it.',
    mend: 'Ask somebody who may launch programs.',
  })

/** The program lies outside what the role may change. */
export const notYours = () =>
  new Problem('program.not-yours', {
    status: 403,
    title: 'This program is not yours to change.',
    mend: 'Ask somebody whose role lets them.',
  })

/** Messages to those who come would cost more than the program may. */
export const overBudget = () =>
  new Problem('program.over-budget', {
    status: 409,
    title: 'With these people it would cost more than its budget.',
    mend: 'Raise the budget, or add fewer.',
    field: 'budget',
  })

/** Adding people is not undone once their arms are drawn. */
export const drawnAlready = (name: string) =>
  new Problem('program.drawn', {
    status: 409,
    title: `It has been drawn who of them is written to by “${name}”, so they stay in it: its result would mean nothing.`,
    mend: 'Stop the program to write to nobody any more.',
  })

/** The template cannot be read. */
export const badTemplate = (field: string, title: string, mend?: string) =>
  new Problem('template.bad', { status: 422, title, field, ...(mend ? { mend } : {}) })
