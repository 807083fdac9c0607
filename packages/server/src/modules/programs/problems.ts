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

/** The template cannot be read. */
export const badTemplate = (field: string, title: string, mend?: string) =>
  new Problem('template.bad', { status: 422, title, field, ...(mend ? { mend } : {}) })
